package io.keyback.notification;

/** A mail in words, ready to be sent to anybody. */
record WrittenMail(String subject, String text, String html) {

    /** Throws {@link IllegalArgumentException} when the subject could become another header. */
    WrittenMail {
        if (subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A subject has no control characters");
        }
    }
}
