package io.keyback.facecheck.liveness;

/** What a person can be asked to do. Left and right are his own. */
public enum Gesture {
    CLOSE_EYES,
    SMILE,
    TURN_LEFT,
    TURN_RIGHT;

    /** Whether the head turns. */
    public boolean isTurn() {
        return this == TURN_LEFT || this == TURN_RIGHT;
    }
}
