package io.keyback.facecheck;

import io.keyback.facecheck.liveness.Guidance;
import java.time.Duration;

/** What a live face check tells the browser. Called from its workers. */
public interface LiveListener {

    /** Others are before it. */
    void waits(Duration about);

    /** Frames are wanted now. */
    void begins();

    /** A frame was looked at. */
    void guides(Guidance guidance);

    /** Nothing more comes. */
    void ends(LiveResult result);
}
