package io.keyback.evidence;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import io.keyback.evidence.EvidenceRefused.Reason;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Turns a bare picture into pixels within a budget of memory. */
final class PictureDecoder {

    /** A flat colour has about four thousand pixels for a byte; who declares more only wants the memory for them. */
    private static final long MOST_PIXELS_OF_A_BYTE = 5000;

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
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture.bytes()))) {
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

    private ImageReadParam parameters(ImageReader reader, BarePicture picture) throws IOException {
        Dimension size = new Dimension(reader.getWidth(0), reader.getHeight(0));
        // Once more by the reader that decodes: another parser may have read another size from the same header.
        long limit = picture.heldWhole() ? settings.maxPixelsHeldWhole() : settings.maxPixels();
        if ((long) size.width * size.height > limit) {
            throw new EvidenceRefused(Reason.TOO_MANY_PIXELS);
        }
        if (picture.heldWhole() && (long) size.width * size.height > MOST_PIXELS_OF_A_BYTE * picture.bytes().length) {
            throw new EvidenceRefused(Reason.DAMAGED);
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
