package io.keyback.recovery;

/** The step is not the open one: done before, sent twice at once, or of another case. */
public class StepNotOpen extends RuntimeException {
    public StepNotOpen(String stepId) {
        super("Step is not open: " + stepId);
    }
}
