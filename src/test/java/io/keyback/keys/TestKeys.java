package io.keyback.keys;

import java.nio.file.Path;

/** Keys for tests of other packages. */
public final class TestKeys {

    private TestKeys() {}

    /** The keys in a directory; made when they are not there. */
    public static Keys in(Path directory) {
        return new Keys(new KeysProperties(directory.resolve("keys"), true));
    }

    /** The key ring in exactly this directory; made when it is not there. */
    public static KeyRing ringIn(Path directory) {
        return new KeyRingFile(new KeysProperties(directory, true));
    }

    /** The anchor key beside them; made when it is not there. */
    public static AnchorKey anchorKeyIn(Path directory) {
        return new AnchorKey(new KeysProperties(directory.resolve("keys"), true));
    }
}
