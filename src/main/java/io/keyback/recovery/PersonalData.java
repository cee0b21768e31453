package io.keyback.recovery;

/** What of a case is masked until its reviewer says what he needs it for. */
public enum PersonalData {
    PERSONAL_INFORMATION("Personal information"),
    TRANSACTIONS("Latest transactions"),
    MESSAGE("Message of the applicant"),
    DOCUMENT("What was read of the document");

    private final String words;

    PersonalData(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
