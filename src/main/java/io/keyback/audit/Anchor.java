package io.keyback.audit;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an anchor says.
 *
 * @param number from 1, without gaps
 * @param before SHA-256 of the file of the anchor before; null in the first
 * @param totals of everything at that time
 * @param heads of the chains that moved since the anchor before, and a little earlier
 */
record Anchor(long number, Instant at, @Nullable String before, Entries.Totals totals, List<Head> heads) {

    Anchor {
        heads = List.copyOf(heads);
    }

    /** An anchor in its file, whoever wrote it. */
    record Kept(Path file, Anchor anchor, String sha256) {}
}
