package io.keyback.recovery;

import io.keyback.account.AccountProtection;
import io.keyback.audit.Action;
import io.keyback.audit.Actor;
import io.keyback.audit.Trail;
import io.keyback.caseid.CaseId;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends cases from outside: the holder says "this was not me", or the applicant wants no more. */
@Component
public class Stops {

    private static final Logger log = LoggerFactory.getLogger(Stops.class);

    private final RecoveryCases cases;
    private final StopLinks links;
    private final RecoveryProcess process;
    private final AccountProtection host;
    private final Trail trail;
    private final Clock clock;
    private final AtOnce atOnce;

    Stops(
            RecoveryCases cases,
            StopLinks links,
            RecoveryProcess process,
            AccountProtection host,
            Trail trail,
            Clock clock,
            AtOnce atOnce) {
        this.cases = cases;
        this.links = links;
        this.process = process;
        this.host = host;
        this.trail = trail;
        this.clock = clock;
        this.atOnce = atOnce;
    }

    /** The case that a mailed stop link is about; empty when the link is not one of ours. */
    public Optional<CaseView> caseOf(String token) {
        return links.caseOf(token).flatMap(cases::find);
    }

    /**
     * Stops the case of a mailed link at once, whatever it is waiting for, also during the hold. From then on no factor is
     * reset by it. Stopping again does nothing.
     *
     * @return the case as it stands now; it is not stopped where it had ended before. Empty when the link is not ours
     * @throws CaseBusy when there was no quiet moment in {@link AtOnce#TRIES} tries; nothing was changed
     */
    public Optional<CaseView> stop(String token) {
        return links.caseOf(token).map(caseId -> atOnce.run(() -> stop(caseId)));
    }

    private CaseView stop(CaseId caseId) {
        RecoveryCase found = cases.locked(caseId);
        if (found.stoppable()) {
            found.end(CaseStatus.STOPPED, clock.instant());
            trail.record(caseId, Action.STOPPED, Actor.ACCOUNT_HOLDER);
            process.stop(caseId);
            log.info("Case {} stopped", caseId);
        }
        return cases.find(caseId).orElseThrow();
    }

    /**
     * Ends the case because the applicant wants no more. Withdrawing again does nothing; an approved case cannot be
     * withdrawn.
     *
     * @throws CaseBusy when there was no quiet moment in {@link AtOnce#TRIES} tries; nothing was changed
     */
    public CaseView withdraw(CaseId caseId) {
        return atOnce.run(() -> endByApplicant(caseId));
    }

    private CaseView endByApplicant(CaseId caseId) {
        RecoveryCase found = cases.locked(caseId);
        if (found.status().withdrawable()) {
            found.end(CaseStatus.WITHDRAWN, clock.instant());
            trail.record(caseId, Action.WITHDRAWN, Actor.APPLICANT);
            process.withdraw(caseId);
            log.info("Case {} withdrawn", caseId);
        }
        return cases.find(caseId).orElseThrow();
    }

    /** Has the host refuse every sign-in. */
    @Transactional
    public void freezeAccount(CaseId caseId) {
        RecoveryCase found = cases.get(caseId);
        if (found.status() != CaseStatus.STOPPED) {
            throw new IllegalStateException("Case " + caseId + " was not stopped");
        }
        host.freeze(found.account());
    }

    /** Has the host let the holder sign in again; a new request may be made at once. */
    @Transactional
    public void liftFreeze(CaseId caseId) {
        RecoveryCase found = cases.locked(caseId);
        found.liftStop(clock.instant());
        trail.record(caseId, Action.STOP_LIFTED, Actor.SYSTEM);
        host.liftFreeze(found.account());
    }
}
