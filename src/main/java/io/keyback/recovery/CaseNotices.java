package io.keyback.recovery;

import io.keyback.account.Account;
import io.keyback.account.HostProperties;
import io.keyback.caseid.CaseId;
import io.keyback.notification.Mail;
import io.keyback.notification.Mails;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps of a case that consist in telling somebody. What they tell has happened before; a mail that is late changes
 * nothing of it. Each may be repeated: what was delivered is not delivered again.
 */
@Component
@Transactional
public class CaseNotices {

    private final RecoveryCases cases;
    private final ResetGate gate;
    private final CaseLinks links;
    private final StopLinks stopLinks;
    private final Mails mails;
    private final RecoveryProperties properties;
    private final HostProperties host;
    private final URI publicUrl;
    private final Clock clock;

    CaseNotices(
            RecoveryCases cases,
            ResetGate gate,
            CaseLinks links,
            StopLinks stopLinks,
            Mails mails,
            RecoveryProperties properties,
            HostProperties host,
            @Value("${keyback.public-url}") URI publicUrl,
            Clock clock) {
        this.cases = cases;
        this.gate = gate;
        this.links = links;
        this.stopLinks = stopLinks;
        this.mails = mails;
        this.properties = properties;
        this.host = host;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** Tells every known address that somebody asked to recover the account. */
    public void requested(CaseId caseId) {
        RecoveryCase found = cases.get(caseId);
        toAll(
                found,
                CaseMail.REQUESTED.key(caseId),
                new Mail.RecoveryRequested(found.reference().value(), found.openedAt(), stop(found)));
    }

    /** Tells every known address that the request is complete, and when the decision is due. */
    public void submitted(CaseId caseId) {
        RecoveryCase found = cases.get(caseId);
        toAll(
                found,
                CaseMail.SUBMITTED.key(caseId),
                new Mail.RequestSubmitted(
                        found.reference().value(), properties.decisionDueAfter(), dueAt(found), stop(found)));
    }

    /**
     * Stops the clock and asks the applicant for what was named, with a link that works to the deadline. Both count from
     * the mail: until it is out, the wait is ours. The links of earlier rounds end.
     */
    public void askForInfo(CaseId caseId) {
        RecoveryCase found = cases.get(caseId);
        Instant now = clock.instant();
        Instant deadline = now.plus(properties.infoDeadlineAfter());
        found.askForInfo(now, deadline);
        for (int earlier = 0; earlier < found.round(); earlier++) {
            links.end(found.id(), infoPurpose(earlier));
        }
        toHolder(
                found,
                CaseMail.INFO_NEEDED.key(caseId, found.round()),
                new Mail.AdditionalInfoNeeded(
                        found.reference().value(), whatIsAsked(found), infoLink(found, deadline), date(deadline)));
    }

    /** Asks again, before the deadline; nobody who has answered meanwhile. */
    public void remindOfInfo(CaseId caseId) {
        RecoveryCase found = cases.get(caseId);
        if (found.status() != CaseStatus.AWAITING_INFO) {
            return;
        }
        Instant deadline = Objects.requireNonNull(found.infoDeadline(), "what is awaited has a deadline");
        toHolder(
                found,
                CaseMail.INFO_REMINDER.key(caseId, found.round()),
                new Mail.AdditionalInfoReminder(
                        found.reference().value(), whatIsAsked(found), infoLink(found, deadline), date(deadline)));
    }

    /** Tells the leads, once for a case, that its clock is critical; not when it has been decided meanwhile. */
    public void atRisk(CaseId caseId) {
        RecoveryCase found = cases.get(caseId);
        if (found.beingDecided()) {
            mails.send(
                    ofPresentClock(CaseMail.AT_RISK, found),
                    properties.leads(),
                    new Mail.CaseAtRisk(
                            found.reference().value(), dueAt(found), publicUrl.resolve("/camunda/app/tasklist/")));
        }
    }

    /** Tells the applicant, once for a case, the new date; not when it has been decided meanwhile. */
    public void overdue(CaseId caseId) {
        RecoveryCase found = cases.get(caseId);
        if (found.beingDecided()) {
            toHolder(
                    found,
                    ofPresentClock(CaseMail.OVERDUE, found),
                    new Mail.RequestOverdue(found.reference().value(), properties.decisionDueAfter(), dueAt(found)));
        }
    }

    /** Tells every known address of the reset, and advises to enrol the authenticator app. */
    public void recovered(CaseId caseId) {
        if (!gate.hasReset(caseId)) {
            throw new IllegalStateException("Nothing was reset in case " + caseId);
        }
        RecoveryCase found = cases.get(caseId);
        Instant at = Objects.requireNonNull(found.resetAt(), "what was reset was so at some time");
        Instant until = Objects.requireNonNull(found.heldUntil(), "a reset comes with its hold");
        toAll(
                found,
                CaseMail.RESET.key(caseId),
                new Mail.TwoFactorReset(found.reference().value(), at, until, host.signInUrl(), stop(found)));
    }

    /** Tells every known address that sensitive actions are open again. */
    public void holdReleased(CaseId caseId) {
        RecoveryCase found = ended(caseId, CaseStatus.RECOVERED);
        toAll(
                found,
                CaseMail.HOLD_RELEASED.key(caseId),
                new Mail.HoldReleased(found.reference().value(), host.signInUrl()));
    }

    /** Tells every known address that the case was stopped and the account is frozen. */
    public void stopped(CaseId caseId) {
        RecoveryCase found = ended(caseId, CaseStatus.STOPPED);
        Instant at = Objects.requireNonNull(found.endedAt(), "what has ended did so at some time");
        toAll(
                found,
                CaseMail.STOPPED.key(caseId),
                new Mail.RequestStopped(found.reference().value(), at, found.resetAt() != null));
    }

    /** Tells every known address that the stop was a mistake. */
    public void stopLifted(CaseId caseId) {
        RecoveryCase found = ended(caseId, CaseStatus.STOPPED);
        toAll(
                found,
                CaseMail.STOP_LIFTED.key(caseId),
                new Mail.StopLifted(found.reference().value(), host.signInUrl(), found.resetAt() != null));
    }

    public void withdrawn(CaseId caseId) {
        RecoveryCase found = ended(caseId, CaseStatus.WITHDRAWN);
        toAll(
                found,
                CaseMail.WITHDRAWN.key(caseId),
                new Mail.RequestWithdrawn(found.reference().value(), host.signInUrl()));
    }

    /**
     * Tells every known address the reasons of the rejection, in plain words, and the holder how to appeal. The time to
     * appeal counts from the mail.
     */
    public void rejected(CaseId caseId) {
        RecoveryCase found = ended(caseId, CaseStatus.REJECTED);
        Instant until = clock.instant().plus(properties.appealWithin());
        found.openAppeal(until);
        toAll(
                found,
                CaseMail.REJECTED.key(caseId),
                new Mail.RequestRejected(
                        found.reference().value(),
                        reasons(caseId),
                        properties.coolDown(),
                        host.signInUrl(),
                        stop(found)));
        toHolder(
                found,
                CaseMail.APPEAL.key(caseId),
                new Mail.AppealPossible(found.reference().value(), links.create(caseId, "appeal", until), date(until)));
    }

    /** Tells every known address that somebody else rejected the request too, and why. */
    public void rejectedOnAppeal(CaseId caseId) {
        RecoveryCase found = ended(caseId, CaseStatus.REJECTED);
        toAll(
                found,
                CaseMail.REJECTED_ON_APPEAL.key(caseId),
                new Mail.AppealRejected(
                        found.reference().value(), reasons(caseId), properties.coolDown(), host.signInUrl()));
    }

    private List<String> reasons(CaseId caseId) {
        return cases.find(caseId).orElseThrow().rejectionReasons().stream()
                .map(RejectionReason::words)
                .toList();
    }

    /** Asks every known address whether a request is still needed by whose holder somebody just signed in. */
    public void paused(CaseId caseId) {
        RecoveryCase found = cases.get(caseId);
        Instant until = found.pausedUntil();
        Instant at = found.signInReportedAt();
        if (until != null && at != null) {
            toAll(
                    found,
                    CaseMail.PAUSED.key(caseId, at),
                    new Mail.RequestPaused(found.reference().value(), at, date(until), stop(found)));
            toHolder(
                    found,
                    CaseMail.PAUSED.key(caseId, at, "question"),
                    new Mail.StillNeeded(
                            found.reference().value(), links.create(caseId, "paused/" + at, until), date(until)));
        }
    }

    public void abandoned(CaseId caseId) {
        RecoveryCase found = ended(caseId, CaseStatus.ABANDONED);
        toHolder(
                found,
                CaseMail.ABANDONED.key(caseId),
                new Mail.RequestAbandoned(found.reference().value(), host.signInUrl()));
    }

    public void codeAttemptsUsedUp(CaseId caseId) {
        RecoveryCase found = ended(caseId, CaseStatus.CODE_ATTEMPTS_USED_UP);
        toAll(
                found,
                CaseMail.ATTEMPTS_USED_UP.key(caseId),
                new Mail.CodeAttemptsUsedUp(found.reference().value(), host.signInUrl()));
    }

    public void deadlineMissed(CaseId caseId) {
        RecoveryCase found = ended(caseId, CaseStatus.DEADLINE_MISSED);
        toHolder(
                found,
                CaseMail.DEADLINE_MISSED.key(caseId),
                new Mail.DeadlineMissed(found.reference().value(), host.signInUrl()));
    }

    public void notRecoverable(CaseId caseId) {
        RecoveryCase found = ended(caseId, CaseStatus.NOT_RECOVERABLE);
        toAll(
                found,
                CaseMail.NOT_RECOVERABLE.key(caseId),
                new Mail.NotRecoverable(found.reference().value(), host.signInUrl()));
    }

    private RecoveryCase ended(CaseId caseId, CaseStatus last) {
        RecoveryCase found = cases.get(caseId);
        if (found.status() != last) {
            throw new IllegalStateException("Case " + caseId + " is " + found.status() + ", not " + last);
        }
        return found;
    }

    /** An appeal has a clock of its own, which may run out as well. */
    private static String ofPresentClock(CaseMail mail, RecoveryCase found) {
        return found.appealed() ? mail.key(found.id(), "appeal") : mail.key(found.id());
    }

    private Instant dueAt(RecoveryCase found) {
        Instant due = cases.dueAt(found);
        return due == null ? cases.deadlines(found.id()).decideBy() : due;
    }

    private URI stop(RecoveryCase found) {
        return stopLinks.of(found.id());
    }

    private URI infoLink(RecoveryCase found, Instant deadline) {
        return links.create(found.id(), infoPurpose(found.round()), deadline);
    }

    private static String infoPurpose(int round) {
        return "info/" + round;
    }

    private List<String> whatIsAsked(RecoveryCase found) {
        return cases.infoRequests(found.id()).stream()
                .filter(request -> request.round() == found.round())
                .flatMap(InfoRequest::words)
                .toList();
    }

    private static LocalDate date(Instant deadline) {
        return LocalDate.ofInstant(deadline, ZoneOffset.UTC);
    }

    private void toHolder(RecoveryCase found, String key, Mail mail) {
        Account account = cases.account(found.id());
        mails.send(key, List.of(account.email()), mail);
    }

    private void toAll(RecoveryCase found, String key, Mail mail) {
        Account account = cases.account(found.id());
        mails.send(key, account.addresses(), mail);
    }
}
