package io.keyback.portal;

/** The body of an answer is larger than {@link PortalProperties#maxAnswerSize()}. */
class AnswerTooLarge extends RuntimeException {
    AnswerTooLarge() {
        super("The answer is too large");
    }
}
