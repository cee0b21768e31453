package io.keyback.process;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who works on the user tasks of the models. */
enum TaskGroup {
    /** The person behind the case, in the portal; no staff member is in this group. */
    APPLICANT("applicant"),
    REVIEWERS("reviewers"),
    SENIOR_REVIEWERS("seniorReviewers");

    private final String id;

    TaskGroup(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    /** The ids in the models of the user tasks for which this group of staff is a candidate; none for the applicant. */
    Set<String> staffSteps() {
        return switch (this) {
            case APPLICANT -> Set.of();
            case REVIEWERS -> ReviewQueue.DECISIONS;
            case SENIOR_REVIEWERS -> Set.of("ReviewCase", "SecondReview", "RequestAdditionalInfo", "LookIntoStop");
        };
    }

    static Optional<TaskGroup> withId(String id) {
        return Stream.of(values()).filter(group -> group.id.equals(id)).findFirst();
    }
}
