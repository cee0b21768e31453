package io.keyback.evidence;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import io.keyback.evidence.EvidenceRefused.Reason;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Turns a bare picture into pixels within a budget of memory. */
final class PictureDecoder {

    /** More than any reader fetches beyond what it needs. */
    private static final int SLACK = 16 * 1024;

    private final EvidenceSettings settings;

    PictureDecoder(EvidenceSettings settings) {
        this.settings = settings;
    }

    /**
     * Decodes the picture, subsampled where the whole would exceed the budget.
     *
     * @throws EvidenceRefused when it has too many pixels or cannot be decoded to its end
     */
    BufferedImage decode(PictureFormat format, BarePicture picture) {
        DamageListener damage = new DamageListener();
        try (ImageInputStream in = new MemoryCacheImageInputStream(data(format, picture))) {
            ImageReader reader = reader(format);
            try {
                reader.addIIOReadWarningListener(damage);
                reader.setInput(in, true, true);
                BufferedImage pixels = reader.read(0, parameters(reader, picture));
                if (damage.seen) {
                    throw new EvidenceRefused(Reason.DAMAGED);
                }
                return pixels;
            } finally {
                reader.dispose();
            }
        } catch (EvidenceRefused refused) {
            throw refused;
        } catch (IOException | RuntimeException undecodable) {
            // Decoders answer broken input with any exception they like.
            throw new EvidenceRefused(Reason.DAMAGED);
        }
    }

    /**
     * The decoder of WebP goes on at the end of the data, with an exception for each pixel that is missing: seconds for a
     * file of seventy bytes. So a little beyond the end it is stopped.
     */
    private static InputStream data(PictureFormat format, BarePicture picture) {
        InputStream bytes = new ByteArrayInputStream(picture.bytes());
        return format == PictureFormat.WEBP
                ? new SequenceInputStream(Collections.enumeration(
                        List.of(bytes, new ByteArrayInputStream(new byte[SLACK]), new Beyond())))
                : bytes;
    }

    private ImageReadParam parameters(ImageReader reader, BarePicture picture) throws IOException {
        Dimension size = new Dimension(reader.getWidth(0), reader.getHeight(0));
        // Once more by the reader that decodes: another parser may have read another size from the same header.
        long limit = picture.heldWhole() ? settings.maxPixelsHeldWhole() : settings.maxPixels();
        if ((long) size.width * size.height > limit) {
            throw new EvidenceRefused(Reason.TOO_MANY_PIXELS);
        }
        int bits = reader.getImageTypes(0).next().getColorModel().getPixelSize();
        int step = step(size, bits);
        ImageReadParam parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        return parameters;
    }

    private int step(Dimension size, int bitsPerPixel) {
        long budget = settings.decodeBudget().toBytes();
        int step = 1;
        while ((long) (size.width / step) * (size.height / step) * bitsPerPixel / Byte.SIZE > budget) {
            step++;
        }
        return step;
    }

    /** WebP by its own class: the registry of ImageIO depends on which thread's class loader touched it first. */
    private static ImageReader reader(PictureFormat format) throws IOException {
        return format == PictureFormat.WEBP
                ? new WebPImageReaderSpi().createReaderInstance(null)
                : ImageIO.getImageReadersByFormatName(format.name().toLowerCase(Locale.ROOT))
                        .next();
    }

    private static final class Beyond extends InputStream {

        @Override
        public int read() throws IOException {
            throw new IOException("More is read than there is");
        }

        @Override
        public int read(byte[] target, int start, int length) throws IOException {
            return read();
        }
    }

    /**
     * The JPEG decoder that finds coded data missing fills the rest with grey and only warns. Its other warnings do not
     * count: cameras leave harmless extra bytes. The decoders of PNG and WebP throw.
     */
    private static final class DamageListener implements IIOReadWarningListener {

        private boolean seen;

        @Override
        public void warningOccurred(ImageReader source, String warning) {
            seen |= warning.contains("premature end of data") || warning.contains("bad Huffman code");
        }
    }
}
