package io.keyback.portal;

/** A second device is to show no face, or no longer. */
class HandOverClosed extends RuntimeException {
    private final PhoneStanding standing;

    HandOverClosed(PhoneStanding standing) {
        super("The hand-over of the face check is " + standing);
        this.standing = standing;
    }

    PhoneStanding standing() {
        return standing;
    }
}
