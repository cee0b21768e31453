package io.keyback.recovery;

import io.keyback.audit.Action;
import io.keyback.audit.Actor;
import io.keyback.audit.Details;
import io.keyback.audit.Trail;
import io.keyback.caseid.CaseId;
import io.keyback.notification.MailUndeliverable;
import io.keyback.notification.Mails;
import io.keyback.notification.SettledMail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mails of a case that reached nobody, or not everybody, and never will. None of them holds the case up: its pages
 * say the same, and the next mail goes to the addresses that the account has by then.
 */
@Component
@Transactional
public class UndeliveredMails {

    private final Mails mails;
    private final RecoveryCases cases;
    private final Trail trail;

    UndeliveredMails(Mails mails, RecoveryCases cases, Trail trail) {
        this.mails = mails;
        this.cases = cases;
        this.trail = trail;
    }

    /** In the order in which they were refused. */
    @Transactional(readOnly = true)
    public List<UndeliveredMail> of(CaseId caseId) {
        return mails.of(caseId.toString()).stream()
                .filter(mail -> mail.refusedBy() > 0)
                .map(mail -> new UndeliveredMail(CaseMail.ofKey(mail.key()), mail.at(), mail.reachedNobody()))
                .toList();
    }

    /** When the latest mail to the applicant was refused, where nobody has had it; empty where somebody has. */
    @Transactional(readOnly = true)
    public Optional<Instant> latest(CaseId caseId) {
        return mails.of(caseId.toString()).stream()
                .filter(mail -> !CaseMail.ofKey(mail.key()).toStaff())
                .reduce((earlier, later) -> later)
                .filter(SettledMail::reachedNobody)
                .map(SettledMail::at);
    }

    @EventListener
    public void record(MailUndeliverable undeliverable) {
        CaseId caseId = CaseMail.caseOf(undeliverable.key());
        // Whoever locks the case and the chain of its trail locks the case first.
        cases.locked(caseId);
        trail.record(
                caseId,
                Action.MAIL_UNDELIVERABLE,
                Actor.SYSTEM,
                Details.NONE
                        .with("mail", CaseMail.ofKey(undeliverable.key()))
                        .with("takenBy", undeliverable.takenBy())
                        .with("refusedBy", undeliverable.refusedBy()));
    }
}
