package io.keyback.recovery;

/** Why no decision had fallen when the time was up. */
public enum OverdueReason {
    CHECKS_NOT_DONE("The automatic checks were not done yet."),
    STEP_FAILED("A step before the review had failed."),
    NOBODY_CLAIMED("Nobody had claimed the review."),
    CLAIMED_NOT_DECIDED("A reviewer had claimed the case and not decided it."),
    SECOND_REVIEW_OPEN("One reviewer had approved; the second review was open.");

    private final String words;

    OverdueReason(String words) {
        this.words = words;
    }

    /** The reason as reviewers read it. */
    public String words() {
        return words;
    }
}
