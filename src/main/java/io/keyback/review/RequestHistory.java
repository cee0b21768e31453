package io.keyback.review;

import io.keyback.caseid.CaseId;
import io.keyback.recovery.InfoRequest;
import io.keyback.recovery.RecoveryCases;
import io.keyback.review.CaseFile.Past;
import java.util.Map;
import java.util.Optional;
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
        Stream<String> items = request.items().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(item -> item.getKey().words() + " " + item.getValue().words());
        return new Past(
                request.requestedAt(),
                request.round(),
                Optional.ofNullable(request.requestedBy()).orElse("Triage"),
                "Asked again",
                Stream.concat(items, Stream.of("The case clock stands still.")).toList(),
                request.note());
    }
}
