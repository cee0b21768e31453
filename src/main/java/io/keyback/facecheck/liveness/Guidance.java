package io.keyback.facecheck.liveness;

import java.time.Duration;

/**
 * What the person is to know after a frame.
 *
 * @param step which gesture is asked for, from 1; 0 while the face is not yet in its place
 * @param of how many there are
 * @param progress of the whole, 0 to 1
 * @param left for what is asked for now
 * @param finished whether nothing more is wanted
 */
public record Guidance(Advice advice, int step, int of, double progress, Duration left, boolean finished) {}
