package io.keyback.facecheck;

import io.keyback.evidence.CheckResult.Finding;

/** Every reason the face check gives. */
enum FaceFinding {
    FRAMES_MISSING("There are no pictures of the face."),
    FRAMES_TOO_FEW("There are fewer pictures of the face than a capture has."),
    FRAME_UNREADABLE("A picture of the face cannot be opened, or is not the one that was handed in."),
    FRAME_BLANK("A picture of the face shows nothing; the camera may have been covered or dark."),
    FRAMES_IDENTICAL("Too many pictures of the face are the same still picture; a live capture has none alike."),
    FRAMES_FAR_APART("The pictures of the face came too far apart in time to be one live capture."),
    FRAMES_OLD("The pictures of the face were handed in too long ago for this case."),
    FRAMES_TAKEN_EARLIER("By its own data a picture of the face was taken long before it was handed in."),
    SOME_FRAMES_IDENTICAL("Some pictures of the face are the same; the others differ."),
    LIVENESS_NOT_JUDGED("Whether a living person was before the camera was not judged; a reviewer must look."),
    FACE_NOT_COMPARED("The face was not compared with the document; a reviewer must compare them.");

    private final String text;

    FaceFinding(String text) {
        this.text = text;
    }

    Finding finding() {
        return new Finding(name(), text);
    }
}
