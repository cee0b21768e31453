package io.keyback.facecheck.model;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A row of a catalogue: the only content that a file of this name may have.
 *
 * @param bytes its exact length
 * @param sha256 in lower-case hexadecimal digits
 */
record PinnedModel(String file, int bytes, String sha256, ModelPurpose purpose, String licence) {

    static final List<String> COLUMNS = List.of("file", "bytes", "sha256", "purpose", "licence");

    /** A file is held in memory as a whole. */
    private static final int MOST_BYTES = 256 * 1024 * 1024;

    /** No separators: a name cannot leave the directory. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    private static final Pattern BYTES = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException saying which value is wrong */
    static PinnedModel of(String row) {
        List<String> values = List.of(row.split(",", -1));
        if (values.size() != COLUMNS.size()) {
            throw new IllegalArgumentException("needs the " + COLUMNS.size() + " values " + String.join(",", COLUMNS));
        }
        return new PinnedModel(
                matching(NAME, "file", values.get(0)),
                bytes(values.get(1)),
                matching(SHA256, "sha256", values.get(2)),
                purpose(values.get(3)),
                values.get(4).strip());
    }

    private static String matching(Pattern pattern, String column, String value) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException("is no " + column + ": '" + value + "'");
        }
        return value;
    }

    private static int bytes(String value) {
        int bytes = Integer.parseInt(matching(BYTES, "number of bytes", value));
        if (bytes > MOST_BYTES) {
            throw new IllegalArgumentException("a model may have " + MOST_BYTES + " bytes, not " + value);
        }
        return bytes;
    }

    private static ModelPurpose purpose(String value) {
        for (ModelPurpose purpose : ModelPurpose.values()) {
            if (purpose.name().equals(value)) {
                return purpose;
            }
        }
        throw new IllegalArgumentException(
                "is no purpose: '" + value + "', known are " + List.of(ModelPurpose.values()));
    }
}
