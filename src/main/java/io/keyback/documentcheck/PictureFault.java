package io.keyback.documentcheck;

/** What is wrong with a picture of a document as a picture, the gravest first. */
enum PictureFault {
    SCREENSHOT("This looks like a picture of a screen. Take the picture of the document itself, with the camera."),
    TOO_DARK("The picture is too dark. Turn on a light or go to a window, and take it again."),
    TOO_BRIGHT("The picture is too bright. Turn the document away from the light, and take it again."),
    BLURRED("The picture is blurred. Hold the camera still, wait until it is sharp, and take it again."),
    ZONE_CUT_OFF(
            "The document is cut off. Take the picture from a little farther away, so that all of it can be seen."),
    ZONE_TOO_SMALL(
            "The document is too small in the picture. Go closer until it fills the picture, and take it again."),
    GLARE_ON_ZONE(
            "Light is reflected on the lines of letters. Tilt the document a little, and take the picture again."),
    GLARE_ON_PORTRAIT("Light is reflected on the photo. Tilt the document a little, and take the picture again."),
    NO_DATA_PAGE(
            "We see no photo and no lines of letters. Take the page of the passport with your photo and the two lines"
                    + " of letters below it.");

    private final String advice;

    PictureFault(String advice) {
        this.advice = advice;
    }

    /** What the applicant does about it, as a plain sentence. */
    String advice() {
        return advice;
    }
}
