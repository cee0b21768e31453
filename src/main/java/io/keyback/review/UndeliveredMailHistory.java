package io.keyback.review;

import io.keyback.caseid.CaseId;
import io.keyback.recovery.Milestones;
import io.keyback.recovery.UndeliveredMail;
import io.keyback.recovery.UndeliveredMails;
import io.keyback.review.CaseFile.Past;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which mails a mail server refused for good; no addresses. */
@Component
class UndeliveredMailHistory implements HistorySource {

    private final UndeliveredMails undelivered;
    private final Milestones milestones;

    UndeliveredMailHistory(UndeliveredMails undelivered, Milestones milestones) {
        this.undelivered = undelivered;
        this.milestones = milestones;
    }

    @Override
    public Stream<Past> of(CaseId caseId) {
        return undelivered.of(caseId).stream()
                .map(mail -> new Past(
                        mail.at(),
                        milestones.roundAt(caseId, mail.at()),
                        "Keyback",
                        "Mail not delivered",
                        List.of(mail.mail().words(), reach(mail)),
                        ""));
    }

    private static String reach(UndeliveredMail mail) {
        return mail.reachedNobody()
                ? "It reached nobody: no address takes it."
                : "An address does not take it; another has it, or it is still tried there.";
    }
}
