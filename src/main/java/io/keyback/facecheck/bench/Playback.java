package io.keyback.facecheck.bench;

import io.keyback.bench.BenchRefused;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import javax.imageio.ImageIO;

/** A clip as a browser would send it: as many frames a second, as large, as JPEG. */
public final class Playback implements AutoCloseable {

    private static final int SHORT_SIDE = 360;
    private static final int LONG_SIDE = 640;

    /** A clip that is only a little faster keeps all its frames. */
    private static final double SOMEWHAT = 1.5;

    private final Clip clip;
    private final double framesPerSecond;
    private final int each;
    private int number;

    private Playback(Clip clip, double framesPerSecond, int each) {
        this.clip = clip;
        this.framesPerSecond = framesPerSecond;
        this.each = each;
    }

    /** One frame. */
    public static final class Frame {

        private final byte[] jpeg;
        private final Duration at;

        private Frame(byte[] jpeg, Duration at) {
            this.jpeg = jpeg;
            this.at = at;
        }

        /** As it would be sent. */
        public byte[] jpeg() {
            return jpeg.clone();
        }

        /** Since the beginning. */
        public Duration at() {
            return at;
        }
    }

    /**
     * Opens the clip.
     *
     * @param rate frames a second that a browser sends
     * @throws BenchRefused when it is missing, or no clip
     */
    public static Playback of(ClipManifest.Item item, int rate) {
        int each = Math.max(1, (int) Math.round(item.framesPerSecond() / (rate * SOMEWHAT)));
        return new Playback(Clip.of(item.file()), item.framesPerSecond(), each);
    }

    /**
     * The next frame; empty behind the last one.
     *
     * @throws BenchRefused when it is broken or too large, there are too many, or there is none at all
     */
    public Optional<Frame> next() {
        Optional<BufferedImage> picture = clip.next();
        for (int skipped = 1; number > 0 && skipped < each && picture.isPresent(); skipped++) {
            picture = clip.next();
            number++;
        }
        Optional<Frame> frame = picture.map(this::frame);
        number++;
        return frame;
    }

    private Frame frame(BufferedImage picture) {
        return new Frame(jpeg(scaled(picture)), Duration.ofNanos(Math.round(number * 1e9 / framesPerSecond)));
    }

    private static BufferedImage scaled(BufferedImage picture) {
        double scale = Math.min(
                (double) SHORT_SIDE / Math.min(picture.getWidth(), picture.getHeight()),
                (double) LONG_SIDE / Math.max(picture.getWidth(), picture.getHeight()));
        int width = (int) Math.max(1, Math.round(picture.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(picture.getHeight() * scale));
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = scaled.createGraphics();
        try {
            canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            canvas.drawImage(picture, 0, 0, width, height, null);
        } finally {
            canvas.dispose();
        }
        return scaled;
    }

    private static byte[] jpeg(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", bytes);
        } catch (IOException inMemory) {
            throw new BenchRefused("A frame cannot be written: " + inMemory.getMessage());
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        clip.close();
    }
}
