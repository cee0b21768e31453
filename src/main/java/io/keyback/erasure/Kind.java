package io.keyback.erasure;

/** What is kept for how long, and erased together. */
public enum Kind {
    /** Pictures, files as they were sent, what was read of them, and reports of face checks. */
    PICTURES,
    /** All the rest that says something of a person: answers, messages, notes, the account; and the key of the case. */
    PERSONAL,
    /** By what a document is known again in another account's case. */
    KNOWN_DOCUMENTS
}
