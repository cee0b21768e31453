package io.keyback.evidence;

import java.util.UUID;

/** Identifies one piece of evidence. */
public record EvidenceId(UUID value) {
    public static EvidenceId of(String text) {
        return new EvidenceId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
