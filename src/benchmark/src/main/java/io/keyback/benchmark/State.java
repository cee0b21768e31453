package io.keyback.benchmark;

/** How far a case was taken before it is stopped. */
enum State {
    WAITING_FOR_CODE("waiting for the code"),
    FILLING_IN("filling in the request"),
    IN_REVIEW("in review"),
    ON_HOLD("on hold after the reset");

    private final String words;

    State(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
