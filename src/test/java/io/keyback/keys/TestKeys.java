package io.keyback.keys;

import java.nio.file.Path;

/** Keys for tests of other packages. */
public final class TestKeys {

    private TestKeys() {}

    /** The keys in a directory; made when they are not there. */
    public static Keys in(Path directory) {
        return new Keys(new KeysProperties(directory.resolve("keys"), true));
    }
}
