package io.keyback.documentcheck;

import io.keyback.vision.Deadline;
import io.keyback.vision.Quad;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** Says where something is in a picture. */
interface PlaceFinder {

    /** Empty when it is not there; throws what it likes when it cannot say. */
    Optional<Quad> find(BufferedImage picture, Deadline deadline);
}
