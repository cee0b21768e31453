package io.keyback.recovery;

/** A review was not recorded; the task stays open. */
public class ReviewRefused extends RuntimeException {

    /** Why, with the sentence that the reviewer reads. */
    public enum Reason {
        NOT_SIGNED_IN("Nobody is signed in. Please sign in again."),
        NOT_CLAIMED_BY_YOU(
                "This task is not claimed by you (any more). A claimed task that is left alone returns to the queue."
                        + " Please claim it again."),
        CLAIM_FOR_SOMEBODY_ELSE("A task is claimed by whoever works on it, and for nobody else."),
        REVIEWER_IS_ACCOUNT_HOLDER("This is your own account. Another reviewer must take this case."),
        NOT_IN_REVIEW("This case is not in review any more."),
        APPROVED_BY_YOU_ALREADY("You have approved this case. The second review belongs to somebody else."),
        REJECTED_BY_YOU("You have rejected this request. Its appeal belongs to somebody else."),
        PAUSED(
                "This request is paused: somebody signed in to the account with a second factor, and we wait for an answer."),
        SENIOR_NEEDED("This decision belongs to a senior reviewer. Please unclaim the task and leave it to one."),
        OVERRIDE_REASON_MISSING("A check failed. Say why you approve all the same."),
        NOTHING_TO_OVERRIDE("No check failed, so there is nothing to override. Please leave that reason empty."),
        NOT_STOPPED("This case was not stopped."),
        NO_ROUNDS_LEFT("Additional information was asked for as often as is allowed. Please approve or reject."),
        NOTHING_ASKED("Choose at least one thing to ask for, each with its reason."),
        NO_BACK("The document of this case has no back. Please ask for its front."),
        FORM_NOT_VALID("The form is not complete."),
        UNEXPECTED_VARIABLE("Something was sent that does not belong to this form.");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    private final Reason reason;

    public ReviewRefused(Reason reason) {
        this(reason, "");
    }

    /** With a detail for the reviewer, such as the names of the fields. */
    public ReviewRefused(Reason reason, String detail) {
        super(detail.isEmpty() ? reason.words : reason.words + " " + detail);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
