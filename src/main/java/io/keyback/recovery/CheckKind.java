package io.keyback.recovery;

/** The automatic checks of a case. */
public enum CheckKind {
    FORM,
    FACE,
    DOCUMENT
}
