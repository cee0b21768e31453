package io.keyback.review;

import io.keyback.caseid.CaseId;
import io.keyback.recovery.Consent;
import io.keyback.recovery.Consents;
import io.keyback.recovery.Milestones;
import io.keyback.review.CaseFile.Past;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** When the applicant agreed to the face check, to what, and when he took it back. */
@Component
class ConsentHistory implements HistorySource {

    private static final String APPLICANT = "Applicant";

    private final Consents consents;
    private final Milestones milestones;

    ConsentHistory(Consents consents, Milestones milestones) {
        this.consents = consents;
        this.milestones = milestones;
    }

    @Override
    public Stream<Past> of(CaseId caseId) {
        return consents.of(caseId).stream().flatMap(consent -> of(caseId, consent));
    }

    private Stream<Past> of(CaseId caseId, Consent consent) {
        Past given = past(
                caseId,
                consent.givenAt(),
                "Consent to the face check given",
                "“" + consent.wording().words() + "”");
        Instant withdrawnAt = consent.withdrawnAt();
        return withdrawnAt == null
                ? Stream.of(given)
                : Stream.of(
                        given,
                        past(
                                caseId,
                                withdrawnAt,
                                "Consent to the face check withdrawn",
                                "The pictures of the face are erased; a person checks instead."));
    }

    private Past past(CaseId caseId, Instant at, String what, String detail) {
        return new Past(at, milestones.roundAt(caseId, at), APPLICANT, what, List.of(detail), "");
    }
}
