package io.keyback.facecheck;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The frames of one session that wait to be looked at, one after the other: what they show is judged in their order. */
final class FrameLine {

    private final int most;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private int turnedAway;

    FrameLine(int most) {
        this.most = most;
    }

    /** As it came, and when. */
    static final class Frame {

        private final byte[] jpeg;
        private final Instant at;

        Frame(byte[] jpeg, Instant at) {
            this.jpeg = jpeg;
            this.at = at;
        }

        byte[] jpeg() {
            return jpeg;
        }

        Instant at() {
            return at;
        }
    }

    /** Whether it is the only one, so that somebody has to be called for it. One too many is turned away. */
    synchronized boolean join(Frame frame) {
        if (frames.size() >= most) {
            turnedAway++;
            return false;
        }
        frames.add(frame);
        return frames.size() == 1;
    }

    /** The one whose turn it is; it stays until it is done. */
    synchronized Optional<Frame> first() {
        return Optional.ofNullable(frames.peek());
    }

    /** The first one is done; whether there is another. */
    synchronized boolean done() {
        frames.poll();
        return !frames.isEmpty();
    }

    /** How many were turned away since this was asked last. */
    synchronized int turnedAway() {
        int count = turnedAway;
        turnedAway = 0;
        return count;
    }
}
