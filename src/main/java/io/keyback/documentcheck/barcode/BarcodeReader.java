package io.keyback.documentcheck.barcode;

import io.keyback.vision.Deadline;
import java.awt.image.BufferedImage;
import java.util.Optional;

public final class BarcodeReader {
    public Optional<BarcodeReading> read(BufferedImage picture, Deadline deadline) {
        return Optional.empty();
    }
}
