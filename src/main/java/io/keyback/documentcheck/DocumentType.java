package io.keyback.documentcheck;

/** The identity documents that Keyback takes. */
public enum DocumentType {
    NATIONAL_ID_CARD,
    INTERNATIONAL_PASSPORT,
    DRIVERS_LICENSE;

    /** A passport shows everything on its data page; cards have a back. */
    public boolean hasBack() {
        return this != INTERNATIONAL_PASSPORT;
    }
}
