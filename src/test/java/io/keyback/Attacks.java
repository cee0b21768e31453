package io.keyback;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts attacks in the output of the build. */
public final class Attacks {

    private static final Logger log = LoggerFactory.getLogger("attacks");

    private Attacks() {}

    /** Says how many of a kind were tried, and what became of them. */
    public static void counted(String kind, String result) {
        log.info("ATTACKS {}: {}", kind, result);
    }
}
