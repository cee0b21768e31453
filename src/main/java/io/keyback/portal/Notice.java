package io.keyback.portal;

import io.keyback.account.TokenRefused;
import io.keyback.recovery.OpeningRefused;
import org.springframework.http.HttpStatus;

/** A page that says why it does not go on here, and what to do. */
enum Notice {
    HAND_OFF_USED(
            HttpStatus.FORBIDDEN,
            "This way in was used already",
            "For your safety, each sign-in opens the recovery once. Loading the page again or going back does not open it a second time.",
            "Sign in again with your login and password, and choose “Lost your authentication device”.",
            Way.SIGN_IN),
    HAND_OFF_TOO_OLD(
            HttpStatus.FORBIDDEN,
            "This took too long",
            "For your safety, the way from your sign-in to the recovery is open for a short time only.",
            "Sign in again with your login and password, and choose “Lost your authentication device”.",
            Way.SIGN_IN),
    HAND_OFF_NOT_VALID(
            HttpStatus.FORBIDDEN,
            "We cannot start from here",
            "The recovery starts on the sign-in page of your account. What brought you here was not a valid sign-in.",
            "Sign in with your login and password, and choose “Lost your authentication device”.",
            Way.SIGN_IN),
    NO_SECOND_FACTOR(
            HttpStatus.CONFLICT,
            "There is nothing to recover",
            "2FA is not enabled for your account, so you can sign in with your login and password alone.",
            "Please enable 2FA with the authenticator app as soon as you are signed in. It protects your account if somebody learns your password.",
            Way.SIGN_IN),
    COOL_DOWN(
            HttpStatus.CONFLICT,
            "Please wait before you ask again",
            "An earlier request for this account ended a short time ago. For your safety, a new one can be opened only after a waiting time.",
            "Our email about the earlier request says why it ended. Try again tomorrow.",
            Way.SIGN_IN),
    UNKNOWN_ACCOUNT(
            HttpStatus.CONFLICT,
            "We cannot find your account",
            "The account that you signed in to is not known any more.",
            "Sign in again. If you see this page again, ask the support of the site that you sign in to.",
            Way.SIGN_IN),
    OPENING_FAILED(
            HttpStatus.CONFLICT,
            "Please try again",
            "Your request could not be opened just now. Nothing was changed.",
            "Sign in again with your login and password, and choose “Lost your authentication device”.",
            Way.SIGN_IN),
    SESSION_ENDED(
            HttpStatus.FORBIDDEN,
            "Your session has ended",
            "We close this page for your safety when it has not been used for a while, and after an hour in any case. Every step that you sent is kept, and you go on where you were.",
            "There are two ways to go on:",
            Way.LINK_OR_SIGN_IN),
    TAKEN_OVER(
            HttpStatus.FORBIDDEN,
            "You went on with another device",
            "Your request is open on another device or in another browser now. Only one can be used at a time, so it is closed here. Every step that you sent is kept.",
            "If that was not you, change your password. To come back to this device, there are two ways:",
            Way.LINK_OR_SIGN_IN),
    LINK_NOT_VALID(
            HttpStatus.FORBIDDEN,
            "This link does not work any more",
            "A link to a request works for a limited time, and this one is too old or not complete. Every step that you sent is kept.",
            "Look for a newer email from us. Or sign in again with your login and password and choose “Lost your authentication device”: we will send you a new link.",
            Way.SIGN_IN),
    PHONE_CODE_NOT_VALID(
            HttpStatus.FORBIDDEN,
            "This code does not work any more",
            "A code opens the face check once, within a short time, and only while the other screen waits for it.",
            "Make a new one on the screen where your request is open: press “Use the camera of your phone” there.",
            Way.NOWHERE),
    PHONE_CODE_USED(
            HttpStatus.FORBIDDEN,
            "This code was used already",
            "A code opens the face check once. Scanning it again, or with another phone, does not open it a second time.",
            "If you need a new one, press “Use the camera of your phone” on the other screen again. If somebody else opened it, the new code shuts him out.",
            Way.NOWHERE),
    PHONE_CODE_HERE(
            HttpStatus.CONFLICT,
            "This code is for another device",
            "You opened it in the browser in which your request is open already.",
            "Go back to the page with the code, and scan it with the camera of your phone.",
            Way.NOWHERE),
    STOPPED(
            HttpStatus.OK,
            "The request is stopped",
            "Nothing more happens in it, and no 2FA is reset by it. Your account is frozen: nobody can sign in to it until a person has cleared it up with you.",
            "We told every address on file. Change the password of your mailbox, and have a new password for your account ready.",
            Way.NOWHERE),
    STOP_TOO_LATE(
            HttpStatus.CONFLICT,
            "This request has ended already",
            "There is nothing left to stop. Our last email about it says how it ended.",
            "If your 2FA was reset and it was not you, contact the support of the site that you sign in to at once.",
            Way.NOWHERE),
    BUSY(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Please press again",
            "Something else happened in this request at the same moment, and what you wanted was not done yet.",
            "Go back and press the button once more.",
            Way.NOWHERE),
    TOO_OFTEN(
            HttpStatus.TOO_MANY_REQUESTS,
            "Please wait a moment",
            "This was asked for very often just now, and it was not done this time. Nothing is lost.",
            "Wait a few minutes, then go back and try again.",
            Way.NOWHERE),
    STOP_LINK_NOT_VALID(
            HttpStatus.NOT_FOUND,
            "This link is not complete",
            "It does not belong to a request. Nothing was changed.",
            "Open the link in our email, or copy the whole address from there.",
            Way.NOWHERE),
    CASE_STOPPED(
            HttpStatus.FORBIDDEN,
            "This request was stopped",
            "The holder of the account stopped it, and the account is frozen.",
            "If you are the holder and did not stop it, contact the support of the site that you sign in to.",
            Way.NOWHERE);

    /** How a notice goes on. */
    enum Way {
        SIGN_IN,
        LINK_OR_SIGN_IN,
        /** The page is all there is. */
        NOWHERE
    }

    private final HttpStatus status;
    private final String title;
    private final String why;
    private final String whatNow;
    private final Way way;

    Notice(HttpStatus status, String title, String why, String whatNow, Way way) {
        this.status = status;
        this.title = title;
        this.why = why;
        this.whatNow = whatNow;
        this.way = way;
    }

    /** Tells an honest person what to do; tells a forger nothing about which of our checks he failed. */
    static Notice of(TokenRefused.Reason reason) {
        return switch (reason) {
            case ALREADY_USED -> HAND_OFF_USED;
            case EXPIRED -> HAND_OFF_TOO_OLD;
            case MALFORMED,
                    WRONG_TYPE,
                    BAD_SIGNATURE,
                    WRONG_ISSUER,
                    WRONG_AUDIENCE,
                    NOT_YET_VALID,
                    LIVES_TOO_LONG,
                    INCOMPLETE,
                    UNKNOWN_ACCOUNT -> HAND_OFF_NOT_VALID;
        };
    }

    static Notice of(OpeningRefused.Reason reason) {
        return switch (reason) {
            case CASE_OPEN -> OPENING_FAILED;
            case COOL_DOWN -> COOL_DOWN;
            case NO_SECOND_FACTOR -> NO_SECOND_FACTOR;
            case UNKNOWN_ACCOUNT -> UNKNOWN_ACCOUNT;
        };
    }

    HttpStatus status() {
        return status;
    }

    String title() {
        return title;
    }

    String why() {
        return why;
    }

    String whatNow() {
        return whatNow;
    }

    Way way() {
        return way;
    }
}
