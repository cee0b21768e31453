package io.keyback.recovery;

/** Why an applicant lets a person check in place of the camera. */
public enum PersonReason {
    NO_CAMERA("There is no camera that works"),
    CANNOT("The applicant cannot do what is asked"),
    NOT_WANTED("The applicant does not want the face to be recorded"),
    NOT_BY_COMPUTER("No computer shall judge the face"),
    DID_NOT_WORK("It was tried and did not work"),
    NOT_SAID("The applicant would rather not say why"),
    /** Not for the applicant to choose: it goes without saying. */
    CONSENT_WITHDRAWN("The consent to the face check was withdrawn");

    private final String words;

    PersonReason(String words) {
        this.words = words;
    }

    /** For who is asked. */
    public String words() {
        return words;
    }
}
