package io.keyback.evidence;

import java.time.Instant;

/**
 * One picture that was taken in, without its bytes.
 *
 * @param format what the content was when it came: JPEG, PNG or WEBP; what is kept is always JPEG
 * @param width in pixels, after the orientation was applied
 * @param sha256 hex, over the bytes as kept
 */
public record EvidenceItem(
        EvidenceId id,
        EvidenceKind kind,
        int position,
        String format,
        int width,
        int height,
        String sha256,
        Instant receivedAt) {}
