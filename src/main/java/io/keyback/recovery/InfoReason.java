package io.keyback.recovery;

/** Why something is asked for again, with the words that the applicant reads. */
public enum InfoReason {
    FACE_COVERED("Your face was covered."),
    TOO_DARK("The picture was too dark."),
    BLURRED("The picture was blurred."),
    GLARE("Light was reflected in the picture."),
    CUT_OFF("Something was cut off at the edge of the picture."),
    EXPIRED("The document has expired."),
    INCOMPLETE("Something was missing."),
    DOES_NOT_MATCH_DOCUMENT("It does not agree with your identity document."),
    DOES_NOT_MATCH_ACCOUNT("It does not agree with your account."),
    /** Asked by triage, without a reviewer. */
    CHECK_FAILED("The pictures could not be used.");

    private final String words;

    InfoReason(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
