package io.keyback.review;

import io.keyback.caseid.CaseId;
import io.keyback.recovery.Unmasking;
import io.keyback.recovery.Unmaskings;
import io.keyback.review.CaseFile.Past;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who was given personal data in clear. */
@Component
class UnmaskingHistory implements HistorySource {

    private final Unmaskings unmaskings;

    UnmaskingHistory(Unmaskings unmaskings) {
        this.unmaskings = unmaskings;
    }

    @Override
    public Stream<Past> of(CaseId caseId) {
        return unmaskings.of(caseId).stream().map(UnmaskingHistory::past);
    }

    private static Past past(Unmasking unmasking) {
        return new Past(
                unmasking.unmaskedAt(),
                unmasking.round(),
                unmasking.reviewer(),
                unmasking.what().words() + " shown in clear",
                List.of(unmasking.reason().words()),
                "");
    }
}
