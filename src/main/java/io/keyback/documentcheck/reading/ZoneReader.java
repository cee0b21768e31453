package io.keyback.documentcheck.reading;

import io.keyback.vision.Deadline;
import io.keyback.vision.Quad;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** Stand-in. */
public final class ZoneReader {

    public Optional<ZoneReading> read(BufferedImage picture, Deadline deadline) {
        return Optional.empty();
    }

    public Optional<Quad> find(BufferedImage picture, Deadline deadline) {
        return Optional.empty();
    }
}
