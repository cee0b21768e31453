package io.keyback.facecheck.drawing;

/**
 * What a face does.
 *
 * @param eyesOpen from 0, shut, to 1
 * @param smile from 0, a straight mouth, to 1
 * @param turn from -1 to 1, a three-quarter view; positive is to the person's own left, the right of a frame that is not
 *     mirrored
 */
record Pose(double eyesOpen, double smile, double turn) {

    static final Pose NEUTRAL = new Pose(1, 0, 0);
}
