package io.keyback.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;

/** The key ring in the key directory. A key that was added to the file is used from then on, without a restart. */
@Component
@Fallback
class KeyRingFile implements KeyRing {

    private final KeyDirectory directory;
    private volatile Loaded loaded;

    KeyRingFile(KeysProperties properties) {
        this.directory = new KeyDirectory(properties);
        this.loaded = new Loaded(directory.keyRing(), written());
    }

    private record Loaded(RingKeys keys, FileTime written) {}

    @Override
    public String current() {
        return keys().current();
    }

    @Override
    public Wrapped wrap(byte[] dataKey, byte[] bound) {
        RingKeys keys = keys();
        try {
            return new Wrapped(keys.wrap(dataKey, bound), keys.current());
        } catch (GeneralSecurityException e) {
            throw new KeyRingFailed("Cannot wrap with a key of " + directory.keyRingFile(), e);
        }
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] bound) {
        try {
            return keys().unwrap(wrapped, bound);
        } catch (GeneralSecurityException e) {
            throw new KeyRingFailed(
                    "No key of " + directory.keyRingFile() + " unwraps this: it was wrapped by a key that the file does"
                            + " not have, or was changed",
                    e);
        }
    }

    private RingKeys keys() {
        Loaded present = loaded;
        FileTime written = written();
        if (!present.written().equals(written)) {
            present = new Loaded(directory.keyRing(), written);
            loaded = present;
        }
        return present.keys();
    }

    private FileTime written() {
        try {
            return Files.getLastModifiedTime(directory.keyRingFile());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the secret " + directory.keyRingFile(), e);
        }
    }
}
