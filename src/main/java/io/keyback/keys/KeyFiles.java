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
                directory.resolve(KeyDirectory.KEY_RING),
                anchorKey());
    }

    public List<Path> missing() {
        return all().stream().filter(Files::notExists).toList();
    }

    /** What to say where the file is missing: which command makes it, and when that is right. */
    public String howToMake(Path file) {
        boolean installed = all().stream().anyMatch(Files::exists);
        return installed && file.equals(anchorKey())
                ? "An installation from before there were anchors makes it with the command: keys create --anchor-key "
                        + directory
                : "A new installation makes its secrets with the command: keys create " + directory;
    }

    /**
     * Makes the anchor key of an installation that has the other secrets.
     *
     * @throws IllegalStateException when it exists, because a new one in the place of a lost one would hide the loss; or
     *     when the directory is open to others
     */
    public Path createAnchorKey() {
        refuseToReplace(anchorKey());
        new KeyDirectory(new KeysProperties(directory, true)).createAnchorKey();
        return anchorKey();
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
        all().forEach(KeyFiles::refuseToReplace);
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

    private static void refuseToReplace(Path file) {
        if (Files.exists(file)) {
            throw new IllegalStateException("There is a secret already: " + file + ". Nothing was changed.");
        }
    }

    private Path anchorKey() {
        return directory.resolve(KeyDirectory.ANCHOR_KEY);
    }
}
