package io.keyback.review;

import io.keyback.caseid.CaseId;
import io.keyback.recovery.Milestone;
import io.keyback.recovery.Milestones;
import io.keyback.review.CaseFile.Past;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The way of the case. */
@Component
class MilestoneHistory implements HistorySource {

    private final Milestones milestones;

    MilestoneHistory(Milestones milestones) {
        this.milestones = milestones;
    }

    @Override
    public Stream<Past> of(CaseId caseId) {
        return milestones.of(caseId).stream().map(MilestoneHistory::past);
    }

    private static Past past(Milestone milestone) {
        Milestone.Kind kind = milestone.kind();
        return new Past(
                milestone.at(),
                milestone.round(),
                kind.who(),
                kind.words(),
                Stream.of(kind.detail()).filter(detail -> !detail.isEmpty()).toList(),
                "");
    }
}
