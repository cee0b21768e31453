package io.keyback.recovery;

import io.keyback.account.AccountId;
import io.keyback.audit.Action;
import io.keyback.audit.Actor;
import io.keyback.audit.Trail;
import io.keyback.caseid.CaseId;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a case stand still when the host reports what does not go with it: somebody signed in with the second factor that
 * the applicant says is lost. Either the device was found, or two people are at work.
 */
@Component
public class Pauses {

    private static final Logger log = LoggerFactory.getLogger(Pauses.class);

    private final RecoveryCases cases;
    private final RecoveryCaseRepository repository;
    private final RecoveryProcess process;
    private final AtOnce atOnce;
    private final Trail trail;
    private final RecoveryProperties properties;
    private final Clock clock;

    Pauses(
            RecoveryCases cases,
            RecoveryCaseRepository repository,
            RecoveryProcess process,
            AtOnce atOnce,
            Trail trail,
            RecoveryProperties properties,
            Clock clock) {
        this.cases = cases;
        this.repository = repository;
        this.process = process;
        this.atOnce = atOnce;
        this.trail = trail;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Pauses the account's case, if it has one that is not yet approved and reset, and has everybody asked. A report of a
     * time before the case, or of one that is known, changes nothing; so it may be repeated.
     *
     * @param at when somebody signed in with a second factor
     * @throws CaseBusy when there was no quiet moment; nothing was changed
     */
    public void signInReported(AccountId account, Instant at) {
        atOnce.run(() -> {
            repository
                    .findByAccountIdAndEndedAtIsNull(account.value())
                    .map(open -> cases.locked(open.id()))
                    .filter(found -> concernedBy(found, at))
                    .ifPresent(found -> pause(found, at));
            return account;
        });
    }

    private static boolean concernedBy(RecoveryCase found, Instant at) {
        Instant known = found.signInReportedAt();
        return found.pausable() && at.isAfter(found.openedAt()) && (known == null || at.isAfter(known));
    }

    private void pause(RecoveryCase found, Instant at) {
        Instant now = clock.instant();
        boolean asked = found.paused();
        found.pause(at, now, now.plus(properties.confirmWithin()));
        trail.record(found.id(), Action.PAUSED, Actor.HOST);
        if (!asked) {
            process.pause(found.id());
        }
        process.reschedule(found.id());
        log.info("Case {} paused: the host reported a sign-in", found.id());
    }

    /** Lets the case go on; from now on two people have to approve it. Nothing happens where it has ended meanwhile. */
    @Transactional
    public void resume(CaseId caseId) {
        cases.locked(caseId).resume(clock.instant());
        trail.record(caseId, Action.RESUMED, Actor.SYSTEM);
        process.reschedule(caseId);
        log.info("Case {} resumed", caseId);
    }
}
