package io.keyback.documentcheck;

import java.util.Arrays;
import java.util.Optional;

/** What a manifest says can be read from a picture. */
enum BenchKind {
    TD1(30),
    TD2(36),
    TD3(44),
    MRV(44),
    PDF417(0),
    /** No code, or a zone in a font that is none: nothing may be accepted. */
    NONE(0);

    private final int usualLength;

    BenchKind(int usualLength) {
        this.usualLength = usualLength;
    }

    static Optional<BenchKind> of(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.inManifest().equals(name))
                .findFirst();
    }

    String inManifest() {
        return this == NONE ? "none" : name();
    }

    boolean hasZone() {
        return usualLength > 0;
    }

    /** Letters in a line where the manifest does not show them. */
    int usualLength() {
        return usualLength;
    }
}
