package io.keyback.portal;

/** Why a link to the case is mailed. */
enum LinkAsked {
    /** The applicant interrupts his request. */
    LEAVING,
    /** The applicant signed in at the host again while his request is under way. */
    COMING_BACK
}
