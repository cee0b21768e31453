package io.keyback.documentcheck;

import java.util.EnumSet;
import java.util.Set;

/** A picture of a document is to be taken again; nothing of it is kept. */
public class PictureRefused extends RuntimeException {

    private final String advice;
    private final boolean mayBeUsedAnyway;

    PictureRefused(Set<PictureFault> faults, boolean mayBeUsedAnyway) {
        super("Picture refused: " + faults);
        this.advice = EnumSet.copyOf(faults).iterator().next().advice();
        this.mayBeUsedAnyway = mayBeUsedAnyway;
    }

    /** What to do about the gravest fault. */
    public String advice() {
        return advice;
    }

    /** Whether it was refused so often that the applicant may insist. */
    public boolean mayBeUsedAnyway() {
        return mayBeUsedAnyway;
    }
}
