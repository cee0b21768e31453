package io.keyback.documentcheck.reading;

import io.keyback.documentcheck.mrz.ZoneFormat;
import io.keyback.vision.Quad;
import java.util.List;

/** Stand-in. */
public record ZoneReading(
        List<String> lines, ZoneFormat format, double confidence, boolean repaired, Quad place, double glyphHeight) {

    public boolean certain() {
        return !repaired;
    }
}
