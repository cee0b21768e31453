package io.keyback.recovery;

/** Why a request is refused, with the words that the applicant reads and what he can do next. */
public enum RejectionReason {
    FACE_DOES_NOT_MATCH("The face in the face check could not be matched with the identity document."),
    DOCUMENT_NOT_ACCEPTED(
            "The identity document was not acceptable: it must be internationally recognised, not expired, and in Latin characters or with transliteration."),
    INFORMATION_DOES_NOT_MATCH("The information in the request does not match the account."),
    /** Only a senior reviewer gives this reason. */
    SUSPECTED_FRAUD("The request did not pass our security review.");

    private final String words;

    RejectionReason(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    boolean needsSenior() {
        return this == SUSPECTED_FRAUD;
    }
}
