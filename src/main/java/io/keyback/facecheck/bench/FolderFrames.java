package io.keyback.facecheck.bench;

import io.keyback.bench.BenchRefused;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Pictures of a folder, in the order of their names. */
final class FolderFrames implements Frames {

    private final Iterator<Path> files;

    private FolderFrames(Iterator<Path> files) {
        this.files = files;
    }

    static FolderFrames of(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> pictures = all.filter(FolderFrames::isPicture)
                    .sorted()
                    .limit(Clip.MOST_FRAMES + 1L)
                    .toList();
            return new FolderFrames(pictures.iterator());
        } catch (IOException e) {
            throw new BenchRefused(folder + " cannot be read: " + e.getMessage());
        }
    }

    @Override
    public Optional<BufferedImage> next() throws IOException {
        return files.hasNext() ? Optional.of(StillPicture.decode(files.next())) : Optional.empty();
    }

    @Override
    public void close() {}

    private static boolean isPicture(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jpg") || name.endsWith(".jpeg") || name.endsWith(".png");
    }
}
