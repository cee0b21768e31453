package io.keyback.portal;

import io.keyback.facecheck.FaceHandOver;
import io.keyback.facecheck.LiveResult;

/**
 * Where a hand-over of the face check stands, as it is told on the screen that made it.
 *
 * @param say a plain sentence
 */
record ScreenStanding(State state, String say) {

    /** What the screen does about it. */
    enum State {
        /** It shows the code. */
        WAITING,
        /** It follows the phone. */
        CONNECTED,
        /** It sends the step. */
        SHOWN,
        /** It lets the step be sent. */
        LEFT_TO_REVIEWER,
        /** It offers another code. */
        ENDED
    }

    /** @param attemptsLeft of the face check, wherever they were begun */
    static ScreenStanding of(FaceHandOver handOver, PhoneStanding standing, int attemptsLeft) {
        return switch (standing) {
            case OPEN ->
                handOver.opened()
                        ? new ScreenStanding(State.CONNECTED, onThePhone(handOver, attemptsLeft))
                        : new ScreenStanding(State.WAITING, "Waiting for your phone…");
            case DONE ->
                handOver.attempt() == LiveResult.End.SHOWN
                        ? new ScreenStanding(State.SHOWN, "Thank you. We have seen everything.")
                        : new ScreenStanding(
                                State.LEFT_TO_REVIEWER,
                                "You have used all attempts. A person looks at your pictures instead. Press Continue to go on.");
            case TAKEN_BACK -> ended("The phone is not used any more.");
            case REPLACED -> ended("Another code was made meanwhile, and this one does not work any more.");
            case TOO_OLD ->
                ended(
                        handOver.opened()
                                ? "It took too long on your phone. For your safety, it is disconnected."
                                : "The code was not used in time. For your safety, it does not work any more.");
            case CLOSED -> ended("The request has gone on meanwhile. Load the page again.");
        };
    }

    static ScreenStanding none() {
        return ended("No phone is connected.");
    }

    private static ScreenStanding ended(String why) {
        return new ScreenStanding(State.ENDED, why);
    }

    private static String onThePhone(FaceHandOver handOver, int attemptsLeft) {
        if (handOver.attempt() == null) {
            return handOver.step() == 0
                    ? "Your phone is connected. Follow what it says."
                    : "Step " + handOver.step() + " of " + handOver.steps() + " on your phone.";
        }
        return switch (attemptsLeft) {
            case 0 -> "You have used all attempts. Please choose above that a person checks instead.";
            case 1 -> "That did not succeed on your phone. You can try once more there.";
            default -> "That did not succeed on your phone. You can try " + attemptsLeft + " more times there.";
        };
    }
}
