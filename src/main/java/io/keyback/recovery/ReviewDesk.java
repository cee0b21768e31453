package io.keyback.recovery;

import io.keyback.account.Account;
import io.keyback.account.EmailAddress;
import io.keyback.audit.Action;
import io.keyback.audit.Actor;
import io.keyback.audit.Details;
import io.keyback.audit.Trail;
import io.keyback.caseid.CaseId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records what reviewers decide, bound to the evidence that they saw. */
@Component
@Transactional
public class ReviewDesk {

    private static final Logger log = LoggerFactory.getLogger(ReviewDesk.class);

    private final RecoveryCases cases;
    private final CaseChecks checks;
    private final Reviews reviews;
    private final InfoRequests infoRequests;
    private final StopDecisions stopDecisions;
    private final Trail trail;
    private final RecoveryProperties properties;
    private final Clock clock;

    ReviewDesk(
            RecoveryCases cases,
            CaseChecks checks,
            Reviews reviews,
            InfoRequests infoRequests,
            StopDecisions stopDecisions,
            Trail trail,
            RecoveryProperties properties,
            Clock clock) {
        this.cases = cases;
        this.checks = checks;
        this.reviews = reviews;
        this.infoRequests = infoRequests;
        this.stopDecisions = stopDecisions;
        this.trail = trail;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Records a decision. A rejection ends the case with it; an approval leaves it to the reset, or to a second reviewer
     * where triage wants two.
     *
     * @param approvalGrounds at least one exactly with {@link Decision#APPROVED}
     * @param rejectionReason present exactly with {@link Decision#REJECTED}
     * @param overrideReason why it is approved although a check failed
     * @throws ReviewRefused when this person may not decide this case, or not so
     */
    public Verdict decide(
            CaseId caseId,
            Reviewer reviewer,
            Decision decision,
            Set<ApprovalGround> approvalGrounds,
            @Nullable RejectionReason rejectionReason,
            @Nullable OverrideReason overrideReason,
            String note) {
        RecoveryCase found = reviewable(caseId, reviewer);
        Instant now = clock.instant();
        if (decision == Decision.INFO_NEEDED && checks.infoRoundsLeft(caseId) == 0) {
            throw new ReviewRefused(ReviewRefused.Reason.NO_ROUNDS_LEFT);
        }
        if ((decision == Decision.APPROVED) == approvalGrounds.isEmpty()
                || (decision == Decision.REJECTED) != (rejectionReason != null)
                || (decision != Decision.APPROVED && overrideReason != null)) {
            throw new ReviewRefused(ReviewRefused.Reason.FORM_NOT_VALID);
        }
        if (rejectionReason != null && rejectionReason.needsSenior()) {
            requireSenior(reviewer.rank());
        }
        Review review = new Review(
                found.round(),
                reviewer.name(),
                reviewer.rank(),
                decision,
                approvalGrounds,
                rejectionReason,
                overrideReason,
                note,
                cases.fingerprint(caseId),
                now);
        Verdict verdict = verdict(found, review);
        reviews.add(caseId, review);
        found.decide(verdict, now);
        if (verdict == Verdict.REJECTED) {
            found.openAppeal(now.plus(properties.appealWithin()));
        }
        record(caseId, review, verdict);
        log.info("Case {} reviewed: {}", caseId, verdict);
        return verdict;
    }

    private void record(CaseId caseId, Review review, Verdict verdict) {
        Actor reviewer = Actor.staff(review.reviewer());
        trail.record(caseId, Action.REVIEWED, reviewer, AsRecorded.reviewed(review, verdict));
        OverrideReason override = review.overrideReason();
        if (override != null) {
            trail.record(caseId, Action.CHECK_OVERRIDDEN, reviewer, Details.NONE.with("reason", override));
        }
    }

    private Verdict verdict(RecoveryCase found, Review review) {
        Approvals before = Approvals.of(
                found,
                reviews.of(found.id()),
                review.fingerprint(),
                cases.checks(found.id()).values());
        if (before.by(review.reviewer())) {
            throw new ReviewRefused(ReviewRefused.Reason.APPROVED_BY_YOU_ALREADY);
        }
        return switch (review.decision()) {
            case APPROVED -> approval(before, review);
            case REJECTED -> found.appealed() ? Verdict.REJECTED_ON_APPEAL : Verdict.REJECTED;
            case INFO_NEEDED -> Verdict.INFO_NEEDED;
        };
    }

    private static Verdict approval(Approvals before, Review review) {
        if (review.overrideReason() != null) {
            requireSenior(review.rank());
            if (!before.checkFailed()) {
                throw new ReviewRefused(ReviewRefused.Reason.NOTHING_TO_OVERRIDE);
            }
        }
        Approvals after = before.and(review);
        if (!after.enough()) {
            return Verdict.APPROVED_ONCE;
        }
        if (!after.seniorEnough()) {
            requireSenior(review.rank());
        }
        if (!after.overridden()) {
            requireSenior(review.rank());
            throw new ReviewRefused(ReviewRefused.Reason.OVERRIDE_REASON_MISSING);
        }
        return Verdict.APPROVED;
    }

    private static void requireSenior(Rank rank) {
        if (rank != Rank.SENIOR) {
            throw new ReviewRefused(ReviewRefused.Reason.SENIOR_NEEDED);
        }
    }

    /**
     * Records what was found out about a stop.
     *
     * @throws ReviewRefused when this person may not decide it
     */
    public void lookIntoStop(CaseId caseId, Reviewer reviewer, StopDecision decision, String note) {
        RecoveryCase found = cases.locked(caseId);
        if (found.status() != CaseStatus.STOPPED) {
            throw new ReviewRefused(ReviewRefused.Reason.NOT_STOPPED);
        }
        refuseHolder(caseId, reviewer);
        requireSenior(reviewer.rank());
        stopDecisions.add(caseId, reviewer, decision, note, clock.instant());
        trail.record(
                caseId, Action.STOP_DECIDED, Actor.staff(reviewer.name()), Details.NONE.with("decision", decision));
        log.info("Case {}: {}", caseId, decision);
    }

    /**
     * Records what is asked for again, each item with its reason.
     *
     * @param question a further one, in the reviewer's own words
     * @throws ReviewRefused when this person may not ask, or asks for nothing or for what cannot be given
     */
    public void ask(
            CaseId caseId, Reviewer reviewer, Map<InfoItem, InfoReason> items, @Nullable String question, String note) {
        RecoveryCase found = reviewable(caseId, reviewer);
        InfoRequest request = new InfoRequest(found.round(), reviewer.name(), items, question, note, clock.instant());
        if (request.asked().isEmpty()) {
            throw new ReviewRefused(ReviewRefused.Reason.NOTHING_ASKED);
        }
        if (items.entrySet().stream().anyMatch(item -> !item.getKey().reasons().contains(item.getValue()))) {
            throw new ReviewRefused(ReviewRefused.Reason.FORM_NOT_VALID);
        }
        if (items.containsKey(InfoItem.DOCUMENT_BACK)
                && !checks.declaredDocument(caseId).type().hasBack()) {
            throw new ReviewRefused(ReviewRefused.Reason.NO_BACK);
        }
        found.name(request.asked());
        infoRequests.add(caseId, request);
        trail.record(
                caseId,
                Action.INFO_ASKED,
                Actor.staff(reviewer.name()),
                Details.NONE.with("items", request.asked().size()));
        log.info("Case {}: additional information named", caseId);
    }

    /**
     * Whether this person could judge the case as it is: it is not paused, not his own, and he has neither approved nor
     * rejected it before.
     */
    @Transactional(readOnly = true)
    public boolean mayDecide(CaseId caseId, Reviewer reviewer) {
        RecoveryCase found = cases.get(caseId);
        List<Review> recorded = reviews.of(caseId);
        Approvals approvals = Approvals.of(
                found, recorded, cases.fingerprint(caseId), cases.checks(caseId).values());
        return !found.paused()
                && !approvals.by(reviewer.name())
                && !Approvals.rejected(recorded, reviewer.name())
                && cases.accountIfKnown(caseId)
                        .filter(account -> !isHolder(reviewer, account))
                        .isPresent();
    }

    private RecoveryCase reviewable(CaseId caseId, Reviewer reviewer) {
        RecoveryCase found = cases.locked(caseId);
        if (found.status() != CaseStatus.IN_REVIEW) {
            throw new ReviewRefused(ReviewRefused.Reason.NOT_IN_REVIEW);
        }
        if (found.paused()) {
            throw new ReviewRefused(ReviewRefused.Reason.PAUSED);
        }
        refuseHolder(caseId, reviewer);
        if (Approvals.rejected(reviews.of(caseId), reviewer.name())) {
            throw new ReviewRefused(ReviewRefused.Reason.REJECTED_BY_YOU);
        }
        return found;
    }

    private void refuseHolder(CaseId caseId, Reviewer reviewer) {
        if (isHolder(reviewer, cases.account(caseId))) {
            throw new ReviewRefused(ReviewRefused.Reason.REVIEWER_IS_ACCOUNT_HOLDER);
        }
    }

    /** The one rule for who is the holder himself; the gate asks it again. */
    static boolean isHolder(Reviewer reviewer, Account account) {
        String email = reviewer.email();
        return reviewer.name().equalsIgnoreCase(account.login())
                || account.addresses().stream()
                        .map(EmailAddress::value)
                        .anyMatch(address ->
                                address.equalsIgnoreCase(email) || address.equalsIgnoreCase(reviewer.name()));
    }
}
