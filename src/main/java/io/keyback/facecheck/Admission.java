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
    private final Set<Guest> inside = new LinkedHashSet<>();
    private final Deque<Guest> waiting = new ArrayDeque<>();

    Admission(LiveSettings settings) {
        this.settings = settings;
    }

    /** Who wants to be let in. */
    interface Guest {

        /** It is its turn. */
        void begin();

        /** It is not, for about so long. */
        void waits(Duration about);
    }

    /** Lets it in, or has it wait; false when too many wait already. */
    boolean enter(Guest guest) {
        synchronized (this) {
            if (inside.size() >= settings.sessions() && waiting.size() >= settings.maxWaiting()) {
                return false;
            }
            waiting.add(guest);
        }
        tell();
        return true;
    }

    void leave(Guest guest) {
        synchronized (this) {
            if (!inside.remove(guest) && !waiting.remove(guest)) {
                return;
            }
        }
        tell();
    }

    synchronized boolean admitted(Guest guest) {
        return inside.contains(guest);
    }

    private void tell() {
        List<Guest> begin = new ArrayList<>();
        List<Guest> wait;
        synchronized (this) {
            while (inside.size() < settings.sessions() && !waiting.isEmpty()) {
                Guest next = waiting.remove();
                inside.add(next);
                begin.add(next);
            }
            wait = List.copyOf(waiting);
        }
        begin.forEach(Guest::begin);
        for (int before = 0; before < wait.size(); before++) {
            wait.get(before).waits(about(before));
        }
    }

    /** @param before how many others wait longer already */
    private Duration about(int before) {
        return settings.usualDuration().multipliedBy(before + 1L).dividedBy(settings.sessions());
    }
}
