package io.keyback.recovery;

import io.keyback.account.Account;
import io.keyback.account.EmailAddress;
import io.keyback.caseid.CaseId;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
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
    private final Clock clock;

    ReviewDesk(RecoveryCases cases, CaseChecks checks, Reviews reviews, InfoRequests infoRequests, Clock clock) {
        this.cases = cases;
        this.checks = checks;
        this.reviews = reviews;
        this.infoRequests = infoRequests;
        this.clock = clock;
    }

    /**
     * Records a decision. A rejection ends the case with it; an approval leaves it to the reset.
     *
     * @param rejectionReason present exactly with {@link Decision#REJECTED}
     * @throws ReviewRefused when this person may not decide this case, or not so
     */
    public void decide(
            CaseId caseId,
            Reviewer reviewer,
            Decision decision,
            @Nullable RejectionReason rejectionReason,
            String note) {
        RecoveryCase found = reviewable(caseId, reviewer);
        Instant now = clock.instant();
        if (decision == Decision.INFO_NEEDED && checks.infoRoundsLeft(caseId) == 0) {
            throw new ReviewRefused(ReviewRefused.Reason.NO_ROUNDS_LEFT);
        }
        if ((decision == Decision.REJECTED) != (rejectionReason != null)) {
            throw new ReviewRefused(ReviewRefused.Reason.FORM_NOT_VALID);
        }
        reviews.add(
                caseId,
                new Review(
                        found.round(),
                        reviewer.name(),
                        decision,
                        rejectionReason,
                        note,
                        cases.fingerprint(caseId),
                        now));
        found.decide(decision, now);
        log.info("Case {} reviewed: {}", caseId, decision);
    }

    /**
     * Records what is asked for again, each item with its reason.
     *
     * @throws ReviewRefused when this person may not ask, or asks for nothing
     */
    public void ask(CaseId caseId, Reviewer reviewer, Map<InfoItem, InfoReason> items, String note) {
        RecoveryCase found = reviewable(caseId, reviewer);
        if (items.isEmpty()) {
            throw new ReviewRefused(ReviewRefused.Reason.NOTHING_ASKED);
        }
        found.name(items.keySet());
        infoRequests.add(caseId, new InfoRequest(found.round(), reviewer.name(), items, note, clock.instant()));
        log.info("Case {}: additional information named", caseId);
    }

    private RecoveryCase reviewable(CaseId caseId, Reviewer reviewer) {
        RecoveryCase found = cases.locked(caseId);
        if (found.status() != CaseStatus.IN_REVIEW) {
            throw new ReviewRefused(ReviewRefused.Reason.NOT_IN_REVIEW);
        }
        if (isHolder(reviewer, cases.account(caseId))) {
            throw new ReviewRefused(ReviewRefused.Reason.REVIEWER_IS_ACCOUNT_HOLDER);
        }
        return found;
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
