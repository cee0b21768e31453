package io.keyback.conversation;

/** Which side wrote a message. */
public enum Author {
    APPLICANT,
    STAFF;

    Author other() {
        return this == APPLICANT ? STAFF : APPLICANT;
    }
}
