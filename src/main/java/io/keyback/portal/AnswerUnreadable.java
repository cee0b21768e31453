package io.keyback.portal;

/** The body of a request is not what our pages send. */
class AnswerUnreadable extends RuntimeException {
    AnswerUnreadable(String why) {
        super(why);
    }
}
