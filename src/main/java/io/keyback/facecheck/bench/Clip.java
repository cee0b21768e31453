package io.keyback.facecheck.bench;

import io.keyback.bench.BenchRefused;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The frames of an animated GIF, a y4m film, or a folder of JPEG and PNG pictures in the order of their names; never more
 * of them in memory than are needed for the next one.
 */
public final class Clip implements AutoCloseable {

    static final int MOST_FRAMES = 3000;

    /** Of one frame. */
    static final int MOST_PIXELS = 4_000_000;

    private final Path file;
    private final Frames frames;
    private int read;

    private Clip(Path file, Frames frames) {
        this.file = file;
        this.frames = frames;
    }

    /**
     * Opens it; frames are decoded one by one.
     *
     * @throws BenchRefused when it is missing, or no clip
     */
    public static Clip of(Path file) {
        if (Files.isDirectory(file)) {
            return new Clip(file, FolderFrames.of(file));
        }
        InputStream in = open(file);
        try {
            return new Clip(file, frames(in));
        } catch (IOException | RuntimeException e) {
            close(file, in);
            throw new BenchRefused(file + " cannot be read: " + e.getMessage());
        }
    }

    private static Frames frames(InputStream in) throws IOException {
        in.mark(FilmFrames.SIGNATURE.length());
        String start = new String(in.readNBytes(FilmFrames.SIGNATURE.length()), StandardCharsets.US_ASCII);
        in.reset();
        if (start.equals(FilmFrames.SIGNATURE)) {
            return new FilmFrames(in);
        }
        if (start.startsWith(GifFrames.SIGNATURE)) {
            return new GifFrames(in);
        }
        throw new IOException("it is no GIF, no y4m film and no folder");
    }

    /**
     * The next frame; empty behind the last one.
     *
     * @throws BenchRefused when it is broken or too large, there are too many, or there is none at all
     */
    public Optional<BufferedImage> next() {
        Optional<BufferedImage> frame = decoded();
        if (frame.isPresent()) {
            read++;
        }
        if (read == 0) {
            throw new BenchRefused(file + " has no frames");
        }
        if (read > MOST_FRAMES) {
            throw new BenchRefused(file + " has more than " + MOST_FRAMES + " frames");
        }
        return frame;
    }

    /** Decoders answer broken data with exceptions of many kinds. */
    private Optional<BufferedImage> decoded() {
        try {
            return frames.next();
        } catch (IOException | RuntimeException e) {
            throw new BenchRefused(file + ", frame " + (read + 1) + ": " + e.getMessage());
        }
    }

    @Override
    public void close() {
        close(file, frames);
    }

    private static InputStream open(Path file) {
        try {
            return new BufferedInputStream(Files.newInputStream(file));
        } catch (IOException e) {
            throw new BenchRefused(file + " cannot be read");
        }
    }

    private static void close(Path file, Closeable open) {
        try {
            open.close();
        } catch (IOException e) {
            throw new BenchRefused(file + " cannot be closed: " + e.getMessage());
        }
    }
}
