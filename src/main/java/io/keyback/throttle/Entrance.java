package io.keyback.throttle;

/** Where callers come in whom nobody has vouched for yet, or where one call costs much. */
public enum Entrance {
    /** The host's hand-off, and the opening of a case with it. */
    HAND_OFF,
    /** Answers to steps, of which the email code is one, and asking for another code. */
    STEP,
    /** Mailed links: to come back, to stop, and asking for one. */
    LINK,
    /** Pictures. */
    UPLOAD,
    /** The code that hands a face check over to a phone. */
    HAND_OVER,
    /** What the host pushes. */
    SECURITY_EVENT,
    /** The sign-in of staff. */
    STAFF_SIGN_IN
}
