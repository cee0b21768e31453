package io.keyback.recovery;

import io.keyback.account.AccountProtection;
import io.keyback.audit.Action;
import io.keyback.audit.Actor;
import io.keyback.audit.Trail;
import io.keyback.caseid.CaseId;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The time after a reset in which the host keeps sensitive actions closed. It begins with the reset itself. */
@Component
@Transactional
public class Holds {

    private static final Logger log = LoggerFactory.getLogger(Holds.class);

    private final RecoveryCases cases;
    private final AccountProtection host;
    private final Trail trail;
    private final Clock clock;

    Holds(RecoveryCases cases, AccountProtection host, Trail trail, Clock clock) {
        this.cases = cases;
        this.host = host;
        this.trail = trail;
        this.clock = clock;
    }

    /** Records how long the hold is to be. Where nothing was recorded, a reset holds for the longest time. */
    public void decided(CaseId caseId, Hold hold) {
        cases.locked(caseId).hold(hold);
        trail.record(caseId, Action.HOLD_DECIDED, Actor.SYSTEM, AsRecorded.decided(hold));
    }

    /** Has the host open sensitive actions again, and ends the case as recovered. */
    public void release(CaseId caseId) {
        RecoveryCase found = cases.locked(caseId);
        if (found.status() == CaseStatus.RECOVERED) {
            return;
        }
        found.end(CaseStatus.RECOVERED, clock.instant());
        trail.record(caseId, Action.HOLD_ENDED, Actor.SYSTEM);
        host.release(found.account());
        log.info("Case {}: hold released", caseId);
    }
}
