package io.keyback.facecheck.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Decodes a JPEG or PNG file of bounded size. */
final class StillPicture {

    private static final Set<String> FORMATS = Set.of("jpeg", "png");

    private StillPicture() {}

    /** @throws IOException when it is missing, something else, broken or too large; the message names the file */
    static BufferedImage decode(Path file) throws IOException {
        try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
            if (stream == null) {
                throw new IOException("cannot be opened");
            }
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new IOException("is no picture");
            }
            return decode(readers.next(), stream);
        } catch (IOException | RuntimeException e) {
            throw new IOException(file.getFileName() + ": " + e.getMessage(), e);
        }
    }

    private static BufferedImage decode(ImageReader reader, ImageInputStream stream) throws IOException {
        try {
            if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                throw new IOException("is neither JPEG nor PNG");
            }
            reader.setInput(stream, true, true);
            Frames.area(reader.getWidth(0), reader.getHeight(0));
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }
}
