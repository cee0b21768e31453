package io.keyback.portal;

/** The holder stopped the case; whoever has it in this browser can do nothing in it any more. */
class CaseStopped extends RuntimeException {
    CaseStopped() {
        super("The case was stopped");
    }
}
