package io.keyback.facecheck.liveness;

/** Why an attempt did not show a live person; the most telling first. */
public enum Fault {
    STILL_PICTURE("The camera showed a picture that did not move."),
    FRAMES_REPEATED("The camera showed the same pictures again."),
    FRAMES_TOO_MANY("Pictures reached us faster than a camera takes them."),
    SEVERAL_FACES("There was more than one face in the picture."),
    FACE_JUMPED("The face in the picture changed its place too suddenly."),
    FRAMES_TOO_FEW("Too few pictures reached us. The connection or the camera may be too slow."),
    FACE_LOST("We could not see your face any more."),
    NOT_POSITIONED("We could not see your face well enough to begin."),
    OTHER_GESTURE_SEEN("We saw something else than we asked you to do."),
    GESTURE_NOT_SEEN("We did not see what we asked you to do.");

    private final String text;

    Fault(String text) {
        this.text = text;
    }

    /** For the person before the camera. */
    public String text() {
        return text;
    }
}
