package io.keyback.recovery;

/** What a reviewer may ask for again, with the words that the applicant reads. */
public enum InfoItem {
    FACE("A new face check: we could not recognise you clearly."),
    DOCUMENT("New pictures of your identity document: the whole document, sharp and without glare."),
    PERSONAL_INFORMATION("Your personal information, exactly as on your identity document."),
    TRANSACTIONS("The details of your latest transactions.");

    private final String words;

    InfoItem(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
