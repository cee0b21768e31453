package io.keyback.process;

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
}
