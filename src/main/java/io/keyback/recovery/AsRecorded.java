package io.keyback.recovery;

import io.keyback.account.FactorId;
import io.keyback.audit.Action;
import io.keyback.audit.Actor;
import io.keyback.audit.Broken;
import io.keyback.audit.Details;
import io.keyback.audit.Recorded;
import io.keyback.audit.Trail;
import io.keyback.caseid.CaseId;
import io.keyback.evidence.CheckOutcome;
import io.keyback.evidence.CheckResult;
import io.keyback.keys.Keys;
import io.keyback.recovery.ResetRefused.Reason;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Holds what a reset rests on against the trail of the case. Whoever can write to the database can write a review; what he
 * cannot write without the keys is the entry that goes with it. Also says what these entries are to have in them, so that
 * both are the same.
 */
@Component
class AsRecorded {

    /** After one of these a case is never reset. */
    private static final Set<Action> LAST = EnumSet.of(
            Action.STOPPED,
            Action.WITHDRAWN,
            Action.ABANDONED,
            Action.CODE_TRIES_USED_UP,
            Action.DEADLINE_MISSED,
            Action.NOT_RECOVERABLE,
            Action.REJECTION_FINAL,
            Action.RESET_DONE);

    private static final Logger log = LoggerFactory.getLogger(AsRecorded.class);

    private final Trail trail;
    private final Keys keys;

    AsRecorded(Trail trail, Keys keys) {
        this.trail = trail;
        this.keys = keys;
    }

    /** Whose case it is and what is lost: nobody can tell which account it is, but whether it is the same. */
    Details opened(RecoveryCase opened) {
        String[] parts = Stream.concat(
                        Stream.of(opened.id().toString(), opened.account().value()),
                        opened.secondFactors().stream().map(FactorId::value))
                .toArray(String[]::new);
        return Details.NONE.withSha256(
                "subject", HexFormat.of().formatHex(keys.hmac(Keys.Purpose.AUDIT_SUBJECT, parts)));
    }

    static Details ran(CheckKind kind, int round, CheckOutcome outcome, String judged) {
        return of(kind).with("round", round).with("outcome", outcome).withSha256("judged", judged);
    }

    private static Details of(CheckKind kind) {
        return Details.NONE.with("check", kind);
    }

    static Details triaged(Triage outcome) {
        return Details.NONE.with("outcome", outcome);
    }

    static Details decided(Hold hold) {
        return Details.NONE.with("hold", hold);
    }

    static Details reviewed(Review review, Verdict verdict) {
        Details details = Details.NONE
                .with("verdict", verdict)
                .with("decision", review.decision())
                .with("rank", review.rank())
                .with("round", review.round())
                .withSha256("fingerprint", review.fingerprint());
        if (review.rejectionReason() != null) {
            details = details.with("reason", review.rejectionReason());
        }
        return review.overrideReason() == null ? details : details.with("override", review.overrideReason());
    }

    /** What a reset rests on, as it stands in the rows. */
    record Rows(
            RecoveryCase found,
            Map<CheckKind, CheckResult> checks,
            Map<CheckKind, String> judged,
            List<Review> reviews,
            Approvals approvals) {}

    /** What of it is not as it was recorded. */
    Set<Reason> differing(Rows rows) {
        CaseId caseId = rows.found().id();
        List<Recorded> recorded;
        try {
            recorded = trail.of(caseId);
        } catch (Broken broken) {
            log.error("Case {}: {}", caseId, broken.getMessage());
            return EnumSet.of(Reason.TRAIL_BROKEN);
        }
        Set<Reason> differing = EnumSet.noneOf(Reason.class);
        if (!isCase(rows.found(), recorded)) {
            differing.add(Reason.CASE_NOT_AS_RECORDED);
        }
        if (!areChecks(rows, recorded)) {
            differing.add(Reason.CHECKS_NOT_AS_RECORDED);
        }
        if (!areReviews(rows.reviews(), recorded) || !areAfterThePause(rows.approvals(), recorded)) {
            differing.add(Reason.REVIEWS_NOT_AS_RECORDED);
        }
        return differing;
    }

    private boolean isCase(RecoveryCase found, List<Recorded> recorded) {
        boolean paused = lastOf(recorded, is(Action.PAUSED)) > lastOf(recorded, is(Action.RESUMED));
        boolean reported = recorded.stream().anyMatch(is(Action.PAUSED));
        return says(recorded, Action.CASE_OPENED, opened(found))
                && recorded.stream().anyMatch(is(Action.CODE_CONFIRMED))
                && recorded.stream().map(Recorded::action).noneMatch(LAST::contains)
                && found.triage()
                        .filter(triage -> says(recorded, Action.TRIAGED, triaged(triage)))
                        .isPresent()
                && !paused
                && reported == (found.signInReportedAt() != null)
                && found.hold()
                        .filter(hold -> hold == Hold.STANDARD)
                        .map(hold -> says(recorded, Action.HOLD_DECIDED, decided(hold)))
                        .orElse(true);
    }

    private static boolean areChecks(Rows rows, List<Recorded> recorded) {
        return rows.checks().entrySet().stream().allMatch(check -> {
            CheckKind kind = check.getKey();
            String judged = Objects.requireNonNull(rows.judged().get(kind));
            Details ran = ran(kind, rows.found().round(), check.getValue().outcome(), judged);
            return last(recorded, is(Action.CHECK_RAN).and(entry -> of(kind).isPartOf(entry.details())))
                    .filter(entry -> ran.isPartOf(entry.details()))
                    .isPresent();
        });
    }

    private static boolean areReviews(List<Review> reviews, List<Recorded> recorded) {
        List<Recorded> entries = recorded.stream().filter(is(Action.REVIEWED)).toList();
        return entries.size() == reviews.size()
                && IntStream.range(0, entries.size()).allMatch(at -> is(reviews.get(at), entries.get(at)));
    }

    private static boolean areAfterThePause(Approvals approvals, List<Recorded> recorded) {
        int resumed = lastOf(recorded, is(Action.RESUMED));
        return approvals.counted().stream().allMatch(review -> lastOf(recorded, entry -> is(review, entry)) > resumed);
    }

    private static boolean is(Review review, Recorded entry) {
        return entry.action() == Action.REVIEWED
                && entry.actor().equals(Actor.staff(review.reviewer()))
                && Arrays.stream(Verdict.values())
                        .anyMatch(verdict -> reviewed(review, verdict).equals(entry.details()));
    }

    private static Predicate<Recorded> is(Action action) {
        return entry -> entry.action() == action;
    }

    /** Whether the last entry of this action has this in it. */
    private static boolean says(List<Recorded> recorded, Action action, Details details) {
        return last(recorded, is(action))
                .filter(entry -> details.isPartOf(entry.details()))
                .isPresent();
    }

    private static Optional<Recorded> last(List<Recorded> recorded, Predicate<Recorded> wanted) {
        int at = lastOf(recorded, wanted);
        return at < 0 ? Optional.empty() : Optional.of(recorded.get(at));
    }

    /** The place of the last such entry; -1 where there is none. */
    private static int lastOf(List<Recorded> recorded, Predicate<Recorded> wanted) {
        return IntStream.range(0, recorded.size())
                .filter(at -> wanted.test(recorded.get(at)))
                .max()
                .orElse(-1);
    }
}
