package io.keyback.facecheck.liveness;

import io.keyback.facecheck.seeing.Face;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The frames that show best what there was to see. */
final class KeyFrames {

    private final Map<Gesture, Best> peaks = new LinkedHashMap<>();
    private @Nullable Best selfie;

    private record Best(KeyFrame frame, double strength) {}

    void selfie(Face face, byte[] jpeg, double sharpness) {
        if (selfie == null || sharpness > selfie.strength()) {
            selfie = new Best(new KeyFrame(null, jpeg, face), sharpness);
        }
    }

    void peak(Gesture gesture, Face face, byte[] jpeg, double strength) {
        Best best = peaks.get(gesture);
        if (best == null || strength > best.strength()) {
            peaks.put(gesture, new Best(new KeyFrame(gesture, jpeg, face), strength));
        }
    }

    List<KeyFrame> all() {
        List<KeyFrame> frames = new ArrayList<>();
        if (selfie != null) {
            frames.add(selfie.frame());
        }
        peaks.values().forEach(best -> frames.add(best.frame()));
        return frames;
    }
}
