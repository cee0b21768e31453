package io.keyback.facecheck.drawing;

/** What happens before the camera for a while; what comes before and after is looking ahead. */
public enum Deed {
    REST(1.2),
    /** A short one, as everybody does now and then: no closing of the eyes. */
    BLINK(0.3),
    /** Shut for one second. */
    CLOSE_EYES(1.3),
    SMILE(2),
    /** To the person's own left: the right of a frame that is not mirrored. */
    TURN_LEFT(2.2),
    TURN_RIGHT(2.2),
    NOBODY(1.5),
    /** Another person stands beside, as near to the camera. */
    SECOND_PERSON(2),
    /** A cloth over mouth and nose. */
    COVERED(2),
    DARK(2),
    SIDE_LIGHT(2),
    /** The same frame again and again, to the last bit. */
    STILL(3);

    private final double seconds;

    Deed(double seconds) {
        this.seconds = seconds;
    }

    /** How long it usually takes. */
    double seconds() {
        return seconds;
    }
}
