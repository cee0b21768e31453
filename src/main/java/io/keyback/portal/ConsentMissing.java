package io.keyback.portal;

/** A face is to be recorded without the consent to it. */
class ConsentMissing extends RuntimeException {
    ConsentMissing() {
        super("No consent to the face check holds");
    }
}
