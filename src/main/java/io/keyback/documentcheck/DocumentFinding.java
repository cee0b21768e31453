package io.keyback.documentcheck;

import io.keyback.evidence.CheckResult.Finding;

/** Every reason the document check gives. */
enum DocumentFinding {
    FRONT_MISSING(Weight.FAULT, "The picture of the document's front is missing."),
    BACK_MISSING(Weight.FAULT, "The picture of the document's back is missing; this type of document needs it."),
    PICTURE_UNREADABLE(
            Weight.FAULT, "A picture of the document cannot be opened, or is not the one that was handed in."),
    PICTURE_TOO_SMALL(Weight.FAULT, "A picture of the document has too few pixels to be read."),
    SAME_PICTURE_TWICE(Weight.FAULT, "Front and back are the same picture."),
    COUNTRY_UNKNOWN(Weight.FAULT, "The declared issuing country does not exist."),
    STATE_MISSING(Weight.FAULT, "A document of the United States was declared without its state."),
    STATE_UNKNOWN(Weight.FAULT, "The declared state is not one of the United States."),
    STATE_NOT_EXPECTED(Weight.FAULT, "A state was declared for a country other than the United States."),

    NO_NATIONAL_ID_CARD(
            Weight.NOTE, "The declared country is not known to issue national ID cards; look what the document is."),
    COUNTRY_ISSUES_NO_DOCUMENTS(Weight.NOTE, "The declared territory is not known to issue documents of its own."),
    LOW_RESOLUTION(Weight.NOTE, "A picture of the document has few pixels; small print may be hard to read."),
    UNUSUAL_SHAPE(
            Weight.NOTE, "A picture is narrower than a photograph of such a document; it may be cut or a screenshot."),
    EDITED_PICTURE(Weight.NOTE, "By its own data a picture of the document was written by a program that edits."),
    TAKEN_LONG_AGO(Weight.NOTE, "By its own data a picture of the document was taken long before it was handed in."),
    TAKEN_IN_FUTURE(Weight.NOTE, "By its own data a picture of the document was taken after it was handed in."),
    DOCUMENT_NOT_READ(Weight.NOTE, "The document was not read; a reviewer must read it and compare it.");

    private enum Weight {
        FAULT,
        NOTE
    }

    private final Weight weight;
    private final String text;

    DocumentFinding(Weight weight, String text) {
        this.weight = weight;
        this.text = text;
    }

    /** Whether it makes the document unusable; the others are for the reviewer to weigh. */
    boolean isFault() {
        return weight == Weight.FAULT;
    }

    Finding finding() {
        return new Finding(name(), text);
    }
}
