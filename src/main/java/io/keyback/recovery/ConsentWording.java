package io.keyback.recovery;

/**
 * The sentences to which an applicant agreed before his face was recorded. A sentence that was shown is never changed: a
 * new one is added, and {@link #PRESENT} names it.
 */
public enum ConsentWording {
    FACE_1("I agree that pictures of my face are taken and kept for this check, that a computer compares them with my"
            + " document, and that reviewers look at them.");

    /** What is shown now. */
    public static final ConsentWording PRESENT = FACE_1;

    private final String words;

    ConsentWording(String words) {
        this.words = words;
    }

    /** The sentence. */
    public String words() {
        return words;
    }
}
