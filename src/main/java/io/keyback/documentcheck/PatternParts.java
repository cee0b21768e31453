package io.keyback.documentcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds patterns near another one without reading all. A pattern has four parts of 16 bits. Where two patterns differ in so
 * many bits at most, they differ in a quarter of them at most in one of the parts: so what is near has, in that place, one
 * of a few values.
 */
final class PatternParts {

    private static final int PARTS = 4;
    private static final int BITS = 16;
    private static final long PART = (1L << BITS) - 1;

    private PatternParts() {}

    /** For each part, from the highest, the values that it may have in what differs in at most so many bits. */
    static List<List<Long>> near(long pattern, int bits) {
        List<List<Long>> near = new ArrayList<>();
        for (int part = PARTS - 1; part >= 0; part--) {
            near.add(variants((pattern >>> (part * BITS)) & PART, bits / PARTS));
        }
        return near;
    }

    /** As PostgreSQL reads an array. */
    static String array(List<Long> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static List<Long> variants(long part, int bits) {
        List<Long> found = new ArrayList<>();
        for (long value = 0; value <= PART; value++) {
            if (Long.bitCount(value ^ part) <= bits) {
                found.add(value);
            }
        }
        return found;
    }
}
