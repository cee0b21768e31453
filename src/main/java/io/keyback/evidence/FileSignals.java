package io.keyback.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the file of a picture said of itself. Anybody can write anything there: good for a hint, never for a proof.
 *
 * @param software what EXIF names as the writing software
 * @param takenAt when EXIF says the picture was taken
 */
public record FileSignals(
        @Nullable String software, @Nullable Instant takenAt) {

    static final FileSignals NONE = new FileSignals(null, null);
}
