package io.keyback.faults;

/** How far a case is to come, and how many of them there are. */
enum Goal {
    AT_THE_CODE(45, "CONFIRMING_EMAIL"),
    FILLING_IN(45, "FILLING_IN"),
    IN_REVIEW(70, "IN_REVIEW"),
    RECOVERED(100, "RECOVERED"),
    WITHDRAWN(40, "WITHDRAWN"),
    STOPPED_AT_THE_CODE(30, "STOPPED"),
    STOPPED_IN_REVIEW(20, "STOPPED"),
    STOPPED_ON_HOLD(20, "STOPPED"),
    PAUSED(30, "IN_REVIEW");

    private final int cases;
    private final String status;

    Goal(int cases, String status) {
        this.cases = cases;
        this.status = status;
    }

    int cases() {
        return cases;
    }

    /** The status in which such a case is in the end. */
    String status() {
        return status;
    }

    boolean isStopped() {
        return status.equals("STOPPED");
    }

    boolean isReset() {
        return this == RECOVERED || this == STOPPED_ON_HOLD;
    }
}
