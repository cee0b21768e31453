package io.keyback.facecheck.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the operator puts models. Nothing is read from anywhere else, and nothing longer than it may be. */
record ModelDirectory(Path path) {

    private static final int MOST_NAMES = 100;

    ModelDirectory {
        path = path.toAbsolutePath().normalize();
    }

    /** Whether something of that name is there, be it a link that leads nowhere. */
    boolean has(String name) {
        return Files.exists(path.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * The content of a file.
     *
     * @param most bytes that it may have
     * @throws ModelRefused when it has more, is elsewhere, is no file, or cannot be read
     */
    byte[] read(String name, int most) {
        try {
            Path file = path.resolve(name).toRealPath();
            if (!file.startsWith(path.toRealPath())) {
                throw new ModelRefused("is a link out of the directory");
            }
            if (!Files.isRegularFile(file)) {
                throw new ModelRefused("is no file");
            }
            try (InputStream content = Files.newInputStream(file)) {
                byte[] bytes = content.readNBytes(most + 1);
                if (bytes.length > most) {
                    throw new ModelRefused("has " + Files.size(file) + " bytes, and must not have more than " + most);
                }
                return bytes;
            }
        } catch (IOException unreadable) {
            throw new ModelRefused("cannot be read: " + unreadable.getClass().getSimpleName(), unreadable);
        }
    }

    /** What lies in it, in the order of the alphabet; the first hundred, and nothing when it is missing or closed. */
    List<String> names() {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .limit(MOST_NAMES)
                    .toList();
        } catch (IOException closed) {
            return List.of();
        }
    }
}
