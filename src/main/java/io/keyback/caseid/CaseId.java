package io.keyback.caseid;

import java.util.UUID;

/** Identifies a recovery case; the business key of its process instance. */
public record CaseId(UUID value) {

    /** Reads the text form; throws {@link IllegalArgumentException} when the text is not a case id. */
    public static CaseId of(String text) {
        return new CaseId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
