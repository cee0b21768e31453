package io.keyback.erasure;

import org.springframework.stereotype.Component;

/** Erases now what is due or asked for, for tests in which no sweep runs. */
@Component
public class Sweep {

    private final Erasures erasures;

    Sweep(Erasures erasures) {
        this.erasures = erasures;
    }

    public void now() {
        erasures.sweep();
    }
}
