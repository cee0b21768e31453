package io.keyback.facecheck;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** As many sessions as the workers can carry; the others wait in their order and are told for how long about. */
final class Admission {

    private final LiveSettings settings;
    private final Set<LiveSession> inside = new LinkedHashSet<>();
    private final Deque<LiveSession> waiting = new ArrayDeque<>();

    Admission(LiveSettings settings) {
        this.settings = settings;
    }

    /** Lets it in, or has it wait; false when too many wait already. */
    boolean enter(LiveSession session) {
        synchronized (this) {
            if (inside.size() >= settings.sessions() && waiting.size() >= settings.maxWaiting()) {
                return false;
            }
            waiting.add(session);
        }
        tell();
        return true;
    }

    void leave(LiveSession session) {
        synchronized (this) {
            if (!inside.remove(session) && !waiting.remove(session)) {
                return;
            }
        }
        tell();
    }

    synchronized boolean admitted(LiveSession session) {
        return inside.contains(session);
    }

    private void tell() {
        List<LiveSession> begin = new ArrayList<>();
        List<LiveSession> wait;
        synchronized (this) {
            while (inside.size() < settings.sessions() && !waiting.isEmpty()) {
                LiveSession next = waiting.remove();
                inside.add(next);
                begin.add(next);
            }
            wait = List.copyOf(waiting);
        }
        begin.forEach(LiveSession::begin);
        for (int before = 0; before < wait.size(); before++) {
            wait.get(before).listener().waits(about(before));
        }
    }

    /** @param before how many others wait longer already */
    private Duration about(int before) {
        return settings.usualDuration().multipliedBy(before + 1L).dividedBy(settings.sessions());
    }
}
