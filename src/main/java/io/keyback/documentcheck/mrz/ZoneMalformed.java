package io.keyback.documentcheck.mrz;

/** Lines are no machine-readable zone, or have in a field what cannot stand there. */
public class ZoneMalformed extends RuntimeException {

    /** Why. Wrong check digits are no reason: the zone says which do not hold. */
    public enum Reason {
        NO_SUCH_FORMAT,
        CHARACTER,
        DOCUMENT_CODE,
        ISSUING_STATE,
        DOCUMENT_NUMBER,
        NATIONALITY,
        BIRTH,
        SEX,
        EXPIRY,
        NAME
    }

    private final Reason reason;

    ZoneMalformed(Reason reason) {
        super("Zone malformed: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
