package io.keyback.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One picture that was taken in, without its bytes.
 *
 * @param format what the content was when it came: JPEG, PNG or WEBP; what is kept is always JPEG
 * @param width in pixels, after the orientation was applied
 * @param sha256 hex, over the bytes as kept
 * @param software what EXIF names as the writing software, a signal only
 * @param takenAt when EXIF says the picture was taken, a signal only
 */
public record EvidenceItem(
        EvidenceId id,
        EvidenceKind kind,
        int position,
        String format,
        int width,
        int height,
        String sha256,
        Instant receivedAt,
        @Nullable String software,
        @Nullable Instant takenAt) {}
