package io.keyback.notification;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A mail of a case. None carries text that an applicant typed. {@code reference} is what people read, such as
 * {@code KB-7F3K-9Q2M}; {@code stop} is the link by which
 * a holder ends what is not his.
 */
public sealed interface Mail {

    String reference();

    /** To every address: somebody asked to recover this account. */
    record RecoveryRequested(String reference, Instant at, URI stop) implements Mail {}

    /** The one-time code; to the account's email only. */
    record ConfirmationCode(String reference, String code, Duration validFor) implements Mail {}

    /** The request is complete and the clock runs; to every address. */
    record RequestSubmitted(String reference, Duration decidedWithin, Instant dueAt, URI stop) implements Mail {}

    /** A link to come back with; to the account's email only. */
    record ResumeLink(String reference, URI link, Instant validUntil) implements Mail {}

    /** A reviewer has written something, which stands behind the link and not here; to the account's email only. */
    record MessageWaiting(String reference, URI link, Instant validUntil) implements Mail {}

    /** What is missing, in the words of a fixed list, and the link to give it; to the account's email only. */
    record AdditionalInfoNeeded(String reference, List<String> items, URI link, LocalDate deadline) implements Mail {}

    /** The same again before the deadline. */
    record AdditionalInfoReminder(String reference, List<String> items, URI link, LocalDate deadline) implements Mail {}

    /** The decision is late; to the account's email only. */
    record RequestOverdue(String reference, Duration promised, Instant newExpectedAt) implements Mail {}

    /** The second factor was reset, with the advice to enrol the authenticator app at once; to every address. */
    record TwoFactorReset(String reference, Instant at, Instant heldUntil, URI signIn, URI stop) implements Mail {}

    /** Sensitive actions are open again; to every address. */
    record HoldReleased(String reference, URI signIn) implements Mail {}

    /**
     * Somebody with a notice stopped the request, and the account is frozen; to every address.
     *
     * @param factorReset the stop came after the reset, whose own notice it may have overtaken
     */
    record RequestStopped(String reference, Instant at, boolean factorReset) implements Mail {}

    /**
     * The stop was a mistake, and the account is no longer frozen; to every address.
     *
     * @param factorReset the stop came after the reset, so that there is nothing to try again
     */
    record StopLifted(String reference, URI signIn, boolean factorReset) implements Mail {}

    /** The applicant wanted no more; to every address. */
    record RequestWithdrawn(String reference, URI signIn) implements Mail {}

    /** The request was refused, with reasons and what to do next, in fixed words; to every address. */
    record RequestRejected(String reference, List<String> reasons, Duration coolDown, URI signIn, URI stop)
            implements Mail {}

    /** The link by which the rejection can be appealed; to the account's email only. */
    record AppealPossible(String reference, URI link, LocalDate until) implements Mail {}

    /** Somebody else rejected the request too; to every address. */
    record AppealRejected(String reference, List<String> reasons, Duration coolDown, URI signIn) implements Mail {}

    /** Somebody signed in with the second factor that is said to be lost; to every address. */
    record RequestPaused(String reference, Instant signedInAt, LocalDate until, URI stop) implements Mail {}

    /** Asks whether the request is still needed, with the link to answer; to the account's email only. */
    record StillNeeded(String reference, URI link, LocalDate until) implements Mail {}

    /** The request was not completed in time; to the account's email only. */
    record RequestAbandoned(String reference, URI signIn) implements Mail {}

    /** Too many wrong codes; to every address. */
    record CodeAttemptsUsedUp(String reference, URI signIn) implements Mail {}

    /** The additional information did not come in time; to the account's email only. */
    record DeadlineMissed(String reference, URI signIn) implements Mail {}

    /** Keyback cannot recover this account here; to every address. */
    record NotRecoverable(String reference, URI signIn) implements Mail {}

    /** To the lead of the reviewers: a case is close to its limit. */
    record CaseAtRisk(String reference, Instant dueAt, URI tasklist) implements Mail {}
}
