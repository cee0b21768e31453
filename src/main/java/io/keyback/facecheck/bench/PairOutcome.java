package io.keyback.facecheck.bench;

import org.jspecify.annotations.Nullable;

/**
 * How much alike two faces are.
 *
 * @param similarity a cosine; null where a face was not found in one of the pictures
 */
public record PairOutcome(
        String a, String b, boolean same, @Nullable Double similarity) {}
