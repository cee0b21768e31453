package io.keyback.facecheck.liveness;

import io.keyback.facecheck.seeing.Face;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A frame that a reviewer is shown. */
public final class KeyFrame {

    private final @Nullable Gesture gesture;
    private final byte[] jpeg;
    private final Face face;

    KeyFrame(@Nullable Gesture gesture, byte[] jpeg, Face face) {
        this.gesture = gesture;
        this.jpeg = jpeg;
        this.face = face;
    }

    /** What it shows; empty for the selfie. */
    public Optional<Gesture> gesture() {
        return Optional.ofNullable(gesture);
    }

    /** As it was sent. */
    public byte[] jpeg() {
        return jpeg.clone();
    }

    /** The face in it, or where it was last. */
    public Face face() {
        return face;
    }
}
