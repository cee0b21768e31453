package io.keyback.recovery;

/** The automatic checks of a case; {@link CheckFingerprints} says what each of them judges. */
public enum CheckKind {
    FORM,
    FACE,
    DOCUMENT
}
