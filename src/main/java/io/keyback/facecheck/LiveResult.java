package io.keyback.facecheck;

/**
 * How a live face check ended.
 *
 * @param text for the person before the camera
 */
public record LiveResult(End end, String text) {

    /** What can be done next. */
    public enum End {
        /** Everything was shown; the request goes on. */
        SHOWN,
        /** It can be tried again. */
        AGAIN,
        /** Its pictures are left to a reviewer; the request goes on. */
        LEFT_TO_REVIEWER,
        /** Nothing came of it, and it counts for nothing. */
        BROKEN
    }
}
