package io.keyback.facecheck;

import io.keyback.facecheck.liveness.Gesture;
import java.util.List;

/** Chooses what is asked in an attempt. Nobody can know it before. */
interface GestureOrder {

    /** Different gestures, one turn at least. */
    List<Gesture> choose(int number);
}
