package io.keyback.recovery;

/** Why something is asked for again, with the words that the applicant reads. */
public enum InfoReason {
    FACE_COVERED("Your face was covered."),
    NOT_RECOGNISABLE("We could not recognise you clearly."),
    TOO_DARK("The picture was too dark."),
    BLURRED("The picture was blurred."),
    GLARE("Light was reflected in the picture."),
    CUT_OFF("Something was cut off at the edge of the picture."),
    ANOTHER_SIDE("The picture showed something else."),
    EXPIRED("The document has expired."),
    NOT_ACCEPTED("We do not accept this kind of document."),
    ANOTHER_DOCUMENT("The pictures showed another document than the one that you named."),
    INCOMPLETE("Something was missing."),
    DOES_NOT_MATCH_DOCUMENT("It does not agree with your identity document."),
    DOES_NOT_MATCH_ACCOUNT("It does not agree with your account."),
    /** Asked by triage, without a reviewer. */
    CHECK_FAILED("The pictures could not be used."),
    /** Asked by triage, without a reviewer. */
    VISA("The picture showed a visa. Send the page of your passport that has your picture.");

    private final String words;

    InfoReason(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
