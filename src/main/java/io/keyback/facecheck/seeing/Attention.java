package io.keyback.facecheck.seeing;

/** What else to look for in a frame beside faces, light and eyes; each costs time. */
public enum Attention {
    SMILE,
    /** Also where a face was found; landmarks tell it in any case. */
    TURN
}
