package io.keyback.facecheck.bench;

import io.keyback.facecheck.liveness.Gesture;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What somebody does in a clip. Left and right are his own. */
public enum Done {
    CLOSE_EYES,
    SMILE,
    TURN_LEFT,
    TURN_RIGHT,
    /** To a side that nobody wrote down. */
    TURN;

    /** How it stands in the manifest, where blanks and hyphens are as good as underscores. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Done> named(String word) {
        String plain = word.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
        return Arrays.stream(values()).filter(done -> done.word().equals(plain)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Done::word).toList();
    }

    boolean isSeenAs(Gesture gesture) {
        return this == TURN ? gesture.isTurn() : name().equals(gesture.name());
    }

    Done whateverSide() {
        return this == TURN_LEFT || this == TURN_RIGHT ? TURN : this;
    }
}
