package io.keyback.recovery;

/** Two things happened in a case at the same moment, and this one gave way. Nothing was changed; it can be tried again. */
public class CaseBusy extends RuntimeException {

    public CaseBusy(Throwable cause) {
        super("Something else happened in the case at the same moment", cause);
    }
}
