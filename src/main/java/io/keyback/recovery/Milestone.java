package io.keyback.recovery;

import java.time.Instant;

/**
 * Something that happened to a case, apart from what staff decided.
 *
 * @param round how often additional information had been provided by then
 */
public record Milestone(Kind kind, Instant at, int round) {

    /** What happened, by whom, and what it did to the case clock. */
    public enum Kind {
        OPENED("Applicant", "Opened", "Signed in at the host with the password."),
        EMAIL_CONFIRMED("Applicant", "Email code confirmed", ""),
        SUBMITTED("Applicant", "Submitted", "The case clock starts."),
        INFO_PROVIDED("Applicant", "Additional information given", "The case clock runs again."),
        APPEALED("Applicant", "Rejection appealed", "The case clock starts anew."),
        SIGN_IN_REPORTED("Host", "Sign-in with the second factor reported", "The case clock stands still."),
        RESUMED("Keyback", "Pause over", "The case clock runs again."),
        AT_RISK("Keyback", "At risk of being late", ""),
        RESET("Keyback", "Second factor reset", "The hold begins."),
        STOPPED("Account holder", "Stopped", "");

        private final String who;
        private final String words;
        private final String detail;

        Kind(String who, String words, String detail) {
            this.who = who;
            this.words = words;
            this.detail = detail;
        }

        public String who() {
            return who;
        }

        public String words() {
            return words;
        }

        /** Empty where there is nothing to add. */
        public String detail() {
            return detail;
        }
    }
}
