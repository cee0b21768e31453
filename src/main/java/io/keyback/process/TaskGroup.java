package io.keyback.process;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who works on the user tasks of the models. */
enum TaskGroup {
    /** The person behind the case, in the portal; no staff member is in this group. */
    APPLICANT("applicant", Set.of()),
    REVIEWERS("reviewers", ReviewQueue.DECISIONS),
    SENIOR_REVIEWERS("seniorReviewers", Set.of("ReviewCase", "SecondReview", "RequestAdditionalInfo", "LookIntoStop"));

    private final String id;
    private final Set<String> staffSteps;

    TaskGroup(String id, Set<String> staffSteps) {
        this.id = id;
        this.staffSteps = staffSteps;
    }

    String id() {
        return id;
    }

    /** The ids in the models of the user tasks for which this group of staff is a candidate; none for the applicant. */
    Set<String> staffSteps() {
        return staffSteps;
    }

    static Optional<TaskGroup> withId(String id) {
        return Stream.of(values()).filter(group -> group.id.equals(id)).findFirst();
    }
}
