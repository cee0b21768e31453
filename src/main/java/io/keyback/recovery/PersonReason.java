package io.keyback.recovery;

/** Why an applicant asks for a person in place of the camera. */
public enum PersonReason {
    NO_CAMERA("There is no camera that works"),
    CANNOT("The applicant cannot do what is asked"),
    DID_NOT_WORK("It was tried and did not work"),
    NOT_BY_COMPUTER("No computer shall judge the face");

    private final String words;

    PersonReason(String words) {
        this.words = words;
    }

    /** For who is asked. */
    public String words() {
        return words;
    }
}
