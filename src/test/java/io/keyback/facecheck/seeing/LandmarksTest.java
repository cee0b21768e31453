package io.keyback.facecheck.seeing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keyback.facecheck.seeing.Landmarks.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A head of five points in space, seen from the front: the nose stands half a distance of the eyes before them. */
class LandmarksTest {

    @Test
    void lookingAheadIsNoTurn() {
        assertThat(head(0, 0).yaw()).isCloseTo(0, within(1e-9));
        assertThat(head(0, 25).yaw()).as("a head on one side").isCloseTo(0, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-60, -40, -20, 20, 40, 60})
    void aTurnIsHalfOfTheTangentOfItsAngle(double degrees) {
        double expected = Math.tan(Math.toRadians(degrees)) / 2;

        assertThat(head(degrees, 0).yaw()).isCloseTo(expected, within(1e-9));
        assertThat(head(degrees, 20).yaw()).as("on one side, too").isCloseTo(expected, within(1e-9));
    }

    @Test
    void inAProfileTheEyesAreOneAndItIsStillANumber() {
        assertThat(head(90, 0).yaw()).isBetween(1.0, 2.0);
        Point point = new Point(5, 5);
        assertThat(new Landmarks(point, point, point, point, point).yaw()).isZero();
    }

    /** @param turned to the person's own left, which is the right of the frame */
    private static Landmarks head(double turned, double onOneSide) {
        return new Landmarks(
                seen(-0.5, 0, 0, turned, onOneSide),
                seen(0.5, 0, 0, turned, onOneSide),
                seen(0, 0.55, 0.5, turned, onOneSide),
                seen(-0.4, 1.1, 0, turned, onOneSide),
                seen(0.4, 1.1, 0, turned, onOneSide));
    }

    private static Point seen(double x, double y, double towardsCamera, double turned, double onOneSide) {
        double yaw = Math.toRadians(turned);
        double roll = Math.toRadians(onOneSide);
        double across = x * Math.cos(yaw) + towardsCamera * Math.sin(yaw);
        return new Point(
                200 + 100 * (across * Math.cos(roll) - y * Math.sin(roll)),
                150 + 100 * (across * Math.sin(roll) + y * Math.cos(roll)));
    }
}
