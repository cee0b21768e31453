package io.keyback.keys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of the secrets, as somebody sees them who installs Keyback and must not read them. */
public final class KeyFiles {

    /** Where they are when nothing else is configured, seen from the working directory. */
    public static final String DEFAULT_DIRECTORY = ".keyback/keys";

    private final Path directory;

    private KeyFiles(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    public static KeyFiles in(Path directory) {
        return new KeyFiles(directory);
    }

    public Path directory() {
        return directory;
    }

    public List<Path> all() {
        return List.of(
                directory.resolve(KeyDirectory.PEPPER),
                directory.resolve(KeyDirectory.SIGNING_KEY),
                directory.resolve(KeyDirectory.KEY_RING));
    }

    public List<Path> missing() {
        return all().stream().filter(Files::notExists).toList();
    }

    /** Whether a demo made them: they were made without anybody's knowledge, where everybody knows the passwords. */
    public boolean madeForDemo() {
        return Files.exists(directory.resolve(KeyDirectory.DEMO_MARK));
    }

    /**
     * Makes all of them, or none.
     *
     * @throws IllegalStateException when one exists, because a new secret in the place of a lost one would hide the loss;
     *     or when the directory is open to others
     */
    public void create() {
        all().stream().filter(Files::exists).findFirst().ifPresent(file -> {
            throw new IllegalStateException("There is a secret already: " + file + ". Nothing was changed.");
        });
        new KeyDirectory(new KeysProperties(directory, true)).create();
    }

    /**
     * Adds a key to the key ring; from now on it is the one that wraps. What older keys wrapped they still unwrap.
     *
     * @return the id of the new key
     * @throws IllegalStateException when there is no key ring, it is broken, or open to others
     */
    public String addToKeyRing() {
        KeyDirectory files = existing();
        RingKeys keys = files.keyRing().withNewKey();
        files.replaceKeyRing(keys);
        return keys.current();
    }

    /**
     * Leaves in the key ring the key that wraps now, and no other. What the others wrapped is lost: nothing may be
     * wrapped by them any more.
     *
     * @return how many keys were dropped
     */
    public int dropOldFromKeyRing() {
        KeyDirectory files = existing();
        RingKeys keys = files.keyRing();
        files.replaceKeyRing(keys.withoutOldKeys());
        return keys.size() - 1;
    }

    /** The id of the key that wraps now. */
    public String currentOfKeyRing() {
        return existing().keyRing().current();
    }

    private KeyDirectory existing() {
        return new KeyDirectory(new KeysProperties(directory, false));
    }
}
