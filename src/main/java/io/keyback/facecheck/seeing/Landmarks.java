package io.keyback.facecheck.seeing;

/**
 * Five points of a face, in pixels of the frame. Right and left are the person's own: his right eye is on the left of a
 * frame that is not mirrored.
 */
public record Landmarks(Point rightEye, Point leftEye, Point nose, Point rightMouth, Point leftMouth) {

    /** In a profile the eyes are one: part of the way from them to the mouth. */
    private static final double LEAST_WIDTH = 0.4;

    public record Point(double x, double y) {

        double distance(Point other) {
            return Math.hypot(x - other.x, y - other.y);
        }

        private Point half(Point other) {
            return new Point((x + other.x) / 2, (y + other.y) / 2);
        }
    }

    double betweenEyes() {
        return rightEye.distance(leftEye);
    }

    Point mouth() {
        return rightMouth.half(leftMouth);
    }

    /**
     * How far the nose stands beside the line from between the eyes to the mouth, in distances of the eyes, which become
     * less as the head turns: about half of the tangent of its angle. 0 is straight ahead, positive is turned to the
     * person's own left, which is the right of a frame that is not mirrored.
     */
    public double yaw() {
        Point eyes = rightEye.half(leftEye);
        double length = eyes.distance(mouth());
        double size = Math.max(betweenEyes(), LEAST_WIDTH * length);
        if (length == 0) {
            return 0;
        }
        double across = (nose.x - eyes.x) * (mouth().y - eyes.y) - (nose.y - eyes.y) * (mouth().x - eyes.x);
        return across / length / size;
    }
}
