package io.keyback.review;

import io.keyback.caseid.CaseId;
import io.keyback.recovery.InfoRequest;
import io.keyback.recovery.RecoveryCases;
import io.keyback.review.CaseFile.Past;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What was asked for again. */
@Component
class RequestHistory implements HistorySource {

    private final RecoveryCases cases;

    RequestHistory(RecoveryCases cases) {
        this.cases = cases;
    }

    @Override
    public Stream<Past> of(CaseId caseId) {
        return cases.infoRequests(caseId).stream().map(RequestHistory::past);
    }

    private static Past past(InfoRequest request) {
        return new Past(
                request.requestedAt(),
                request.round(),
                Optional.ofNullable(request.requestedBy()).orElse("Triage"),
                "Asked again",
                Stream.of(
                                request.words(),
                                Stream.of("The case clock stands still."),
                                Stream.ofNullable(request.question()).map(question -> "Question: " + question),
                                Stream.ofNullable(request.answer()).map(answer -> "Answer: " + answer))
                        .flatMap(Function.identity())
                        .toList(),
                request.note());
    }
}
