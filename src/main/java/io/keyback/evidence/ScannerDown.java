package io.keyback.evidence;

/** The virus scanner that is configured does not answer: nothing is taken in, nothing is lost, and it may be sent again. */
public class ScannerDown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ScannerDown(String said) {
        super("The virus scanner does not do its work: " + said);
    }
}
