package io.keyback.facecheck.seeing;

/**
 * Five points of a face, in pixels of the frame. Right and left are the person's own: his right eye is on the left of a
 * frame that is not mirrored.
 */
public record Landmarks(Point rightEye, Point leftEye, Point nose, Point rightMouth, Point leftMouth) {

    public record Point(double x, double y) {

        double distance(Point other) {
            return Math.hypot(x - other.x, y - other.y);
        }

        private Point half(Point other) {
            return new Point((x + other.x) / 2, (y + other.y) / 2);
        }
    }

    /**
     * How far the nose stands beside the middle of eyes and mouth, in parts of the face: 0 is straight ahead, positive
     * is turned to the person's own left, which is the right of a frame that is not mirrored.
     */
    public double yaw() {
        Point eyes = rightEye.half(leftEye);
        Point mouth = rightMouth.half(leftMouth);
        double size = Math.max(rightEye.distance(leftEye), eyes.distance(mouth));
        return size == 0 ? 0 : (nose.x - (eyes.x + mouth.x) / 2) / size;
    }
}
