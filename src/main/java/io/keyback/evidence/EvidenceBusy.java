package io.keyback.evidence;

/** Too many pictures came at the same time; nothing of these is kept, and they may be sent again. */
public class EvidenceBusy extends RuntimeException {
    public EvidenceBusy() {
        super("No place to take pictures in came free in time");
    }
}
