package io.keyback.review;

import io.keyback.caseid.CaseId;
import io.keyback.recovery.Overdue;
import io.keyback.recovery.RecoveryCases;
import io.keyback.review.CaseFile.Past;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** That the decision became late, and why. */
@Component
class OverdueHistory implements HistorySource {

    private final RecoveryCases cases;

    OverdueHistory(RecoveryCases cases) {
        this.cases = cases;
    }

    @Override
    public Stream<Past> of(CaseId caseId) {
        return cases.overdue(caseId).stream().map(late -> past(late, caseId));
    }

    private Past past(Overdue late, CaseId caseId) {
        long roundsBefore = cases.infoRequests(caseId).stream()
                .filter(request -> request.requestedAt().isBefore(late.at()))
                .count();
        return new Past(
                late.at(),
                (int) roundsBefore,
                "Keyback",
                "Overdue",
                List.of(late.reason().words()),
                "");
    }
}
