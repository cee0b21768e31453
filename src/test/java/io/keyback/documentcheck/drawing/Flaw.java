package io.keyback.documentcheck.drawing;

/** What goes wrong when people photograph a document. A strength of 1 is as bad as it gets, 0 is nothing. */
public enum Flaw {
    /** Out of focus; at 1 the radius is the thickness of three strokes of a letter. */
    BLUR,
    /** The hand moved. */
    MOTION,
    /** Up to 13° to either side. */
    SKEW,
    /** Held slanting: one edge up to a quarter shorter. */
    PERSPECTIVE,
    NOISE,
    /** JPEG at quality 90 (at 0) to 15 (at 1). */
    COMPRESSED,
    /** A hand's or a lamp's. */
    SHADOW,
    GLARE,
    GLARE_ON_CODE,
    GLARE_ON_PORTRAIT,
    LOW_CONTRAST,
    DARK,
    /** Up to a third of one side is missing. */
    CUT_OFF,
    /** A picture of a screen: flat, with bars of a program above and below. */
    SCREENSHOT,
    /** Nothing of the table is seen: the document fills the picture to its edges. */
    TIGHT
}
