package io.keyback.recovery;

import io.keyback.caseid.CaseId;
import io.keyback.emailcode.EmailCodes;
import io.keyback.recovery.Milestone.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What happened to a case, by kind. */
@Component
@Transactional(readOnly = true)
public class Milestones {

    private final RecoveryCases cases;
    private final EmailCodes emailCodes;
    private final InfoRequests infoRequests;

    Milestones(RecoveryCases cases, EmailCodes emailCodes, InfoRequests infoRequests) {
        this.cases = cases;
        this.emailCodes = emailCodes;
        this.infoRequests = infoRequests;
    }

    public List<Milestone> of(CaseId caseId) {
        RecoveryCase found = cases.get(caseId);
        Instant stoppedAt = found.status() == CaseStatus.STOPPED ? found.endedAt() : null;
        Collected collected = new Collected(infoRequests.providedAt(caseId));
        collected.add(Kind.OPENED, found.openedAt());
        collected.add(Kind.EMAIL_CONFIRMED, emailCodes.confirmedAt(caseId).orElse(null));
        collected.add(Kind.SUBMITTED, found.submittedAt());
        collected.provided.forEach(at -> collected.add(Kind.INFO_PROVIDED, at));
        collected.add(Kind.APPEALED, found.appealedAt());
        collected.add(Kind.SIGN_IN_REPORTED, found.signInReportedAt());
        collected.add(Kind.RESUMED, found.resumedAt());
        collected.add(Kind.AT_RISK, found.atRiskAt());
        collected.add(Kind.RESET, found.resetAt());
        collected.add(Kind.STOPPED, stoppedAt);
        return List.copyOf(collected.milestones);
    }

    /** In which round something happened: how often additional information had been provided by then. */
    public int roundAt(CaseId caseId, Instant at) {
        return roundAt(infoRequests.providedAt(caseId), at);
    }

    private static int roundAt(List<Instant> provided, Instant at) {
        return (int) provided.stream().filter(each -> !each.isAfter(at)).count();
    }

    private record Collected(List<Instant> provided, List<Milestone> milestones) {

        Collected(List<Instant> provided) {
            this(provided, new ArrayList<>());
        }

        void add(Kind kind, @Nullable Instant at) {
            if (at != null) {
                milestones.add(new Milestone(kind, at, roundAt(provided, at)));
            }
        }
    }
}
