package io.keyback.portal;

/** Another device of the applicant went on with the case; this one can no longer act. */
class TakenOver extends RuntimeException {
    TakenOver() {
        super("The case was taken over by another device");
    }
}
