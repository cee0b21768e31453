package io.keyback.facecheck.liveness;

/** What the person is told, in plain words: shown, and read aloud by screen readers. */
public enum Advice {
    NO_FACE("We cannot see your whole face. Look straight into the camera; nothing may cover your face."),
    SEVERAL_FACES("There is more than one face in the picture. Please make sure that only you are in it."),
    COME_CLOSER("Come closer."),
    MOVE_BACK("Move back a little."),
    MOVE_TO_CENTRE("Move your face to the middle of the oval."),
    EYE_LEVEL("Hold the camera at the height of your eyes."),
    TOO_DARK("It is too dark. Turn on a light, or face a window."),
    TOO_BRIGHT("It is too bright. Move away from the strong light."),
    LIGHT_FROM_ONE_SIDE("The light comes from one side. Turn towards the light."),
    UNCOVER("Take off what covers your face, such as sunglasses, a mask or a hat."),
    LOOK_STRAIGHT("Look straight into the camera."),
    HOLD_STILL("Hold still."),
    GOOD("Good. Stay like this."),
    CLOSE_EYES("Close your eyes for a second, then open them."),
    SMILE("Now smile."),
    TURN_LEFT("Turn your head to your left."),
    TURN_RIGHT("Turn your head to your right."),
    TURN_BACK("Good. Now look straight again."),
    OPEN_EYES("Good. Open your eyes again."),
    DONE("Thank you. We have seen everything.");

    private final String text;

    Advice(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    static Advice to(Gesture gesture) {
        return switch (gesture) {
            case CLOSE_EYES -> CLOSE_EYES;
            case SMILE -> SMILE;
            case TURN_LEFT -> TURN_LEFT;
            case TURN_RIGHT -> TURN_RIGHT;
        };
    }
}
