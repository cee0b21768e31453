package io.keyback.recovery;

/** Which way the process goes on from a step of the applicant. */
public enum StepAnswer {
    DONE,
    /** The applicant asks for another email code. */
    SEND_AGAIN,
    /** No tries are left for the email code. */
    ATTEMPTS_USED_UP
}
