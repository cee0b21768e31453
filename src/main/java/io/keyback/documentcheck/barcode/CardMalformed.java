package io.keyback.documentcheck.barcode;

/** A text is not the one of a licence or ID card, or lacks what every one has. */
public class CardMalformed extends RuntimeException {

    /** Why. */
    public enum Reason {
        TOO_LONG,
        HEADER,
        VERSION,
        NO_CARD_IN_IT,
        /** The same element twice with different values, or countries that contradict each other. */
        CONTRADICTORY,
        DOCUMENT_NUMBER,
        NAME,
        BIRTH
    }

    private final Reason reason;

    CardMalformed(Reason reason) {
        super("Card malformed: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
