package io.keyback.process;

/** The errors that the models catch. */
enum ProcessError {
    /** The gate found a fact missing; a human looks again. */
    RESET_REFUSED("ResetRefused");

    private final String code;

    ProcessError(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
