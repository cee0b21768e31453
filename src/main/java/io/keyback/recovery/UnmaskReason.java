package io.keyback.recovery;

/** What a reviewer needs personal data in clear for. */
public enum UnmaskReason {
    COMPARE_WITH_DOCUMENT("To compare with the document"),
    DIFFERENCE_TO_JUDGE("To judge a difference"),
    SPEAKS_WITH_APPLICANT("To speak with the applicant");

    private final String words;

    UnmaskReason(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
