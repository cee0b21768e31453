package io.keyback.evidence;

import io.keyback.evidence.EvidenceRefused.Reason;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.commons.imaging.Imaging;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;

/**
 * Makes an untrusted upload safe: what comes out was written by us from pixels alone. The order matters: nothing is
 * decoded or inflated before all that is not pixels has been cut away and the header has been judged. Even to be asked
 * for its size a file must be cut first: Commons Imaging believes the length that a WebP chunk declares.
 */
@Component
class PictureIntake {

    private final EvidenceSettings settings;
    private final VirusScanner scanner;
    private final PictureDecoder decoder;

    PictureIntake(EvidenceSettings settings, VirusScanner scanner) {
        this.settings = settings;
        this.scanner = scanner;
        this.decoder = new PictureDecoder(settings);
    }

    /**
     * Reads no further than one byte above the limit, whatever length was declared.
     *
     * @param judge is shown the pixels as they will be kept
     */
    SafePicture take(EvidenceKind kind, InputStreamSource upload, Consumer<BufferedImage> judge) throws IOException {
        try (InputStream in = upload.getInputStream()) {
            return take(
                    kind, in.readNBytes(Math.toIntExact(settings.maxFileSize().toBytes()) + 1), judge);
        }
    }

    /**
     * @throws EvidenceRefused when the upload is not an acceptable picture
     * @throws ScannerDown when it cannot be looked at for viruses
     */
    SafePicture take(EvidenceKind kind, byte[] upload, Consumer<BufferedImage> judge) {
        requireFileSize(upload);
        scanner.requireClean(upload);
        PictureFormat format = PictureFormat.of(upload);
        BarePicture bare = format.strip(upload, settings.maxScans());
        requireDimensions(kind, headerSize(bare));
        ExifSignals exif = ExifSignals.of(bare.exif());
        BufferedImage upright = upright(decoder.decode(format, bare), exif.orientation());
        judge.accept(upright);
        return new SafePicture(format, upright.getWidth(), upright.getHeight(), encode(upright), signals(exif), upload);
    }

    private static FileSignals signals(ExifSignals exif) {
        return new FileSignals(exif.software(), exif.takenAt());
    }

    boolean waitsForScanner() {
        return !scanner.up();
    }

    private void requireFileSize(byte[] upload) {
        if (upload.length == 0) {
            throw new EvidenceRefused(Reason.EMPTY);
        }
        if (upload.length > settings.maxFileSize().toBytes()) {
            throw new EvidenceRefused(Reason.TOO_LARGE);
        }
    }

    private static Dimension headerSize(BarePicture bare) {
        try {
            @Nullable Dimension size = Imaging.getImageSize(bare.bytes());
            if (size == null) {
                throw new EvidenceRefused(Reason.DAMAGED);
            }
            return size;
        } catch (EvidenceRefused refused) {
            throw refused;
        } catch (IOException | RuntimeException unreadable) {
            throw new EvidenceRefused(Reason.DAMAGED);
        }
    }

    private void requireDimensions(EvidenceKind kind, Dimension size) {
        if ((long) size.width * size.height > settings.maxPixels()) {
            throw new EvidenceRefused(Reason.TOO_MANY_PIXELS);
        }
        if (Math.max(size.width, size.height) < settings.minLongSide(kind)
                || Math.min(size.width, size.height) < settings.minShortSide(kind)) {
            throw new EvidenceRefused(Reason.TOO_SMALL);
        }
    }

    /** Turns the picture as EXIF says, scales it to the size that is kept, and lays it on white. */
    private BufferedImage upright(BufferedImage decoded, int orientation) {
        int longest = Math.max(decoded.getWidth(), decoded.getHeight());
        double scale = Math.min(1, (double) settings.maxKeptSide() / longest);
        int width = Math.max(1, (int) Math.round(decoded.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(decoded.getHeight() * scale));
        AffineTransform placing = turned(orientation, width, height);
        placing.scale((double) width / decoded.getWidth(), (double) height / decoded.getHeight());
        boolean onItsSide = orientation >= 5;
        BufferedImage upright =
                new BufferedImage(onItsSide ? height : width, onItsSide ? width : height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = upright.createGraphics();
        try {
            canvas.setColor(Color.WHITE);
            canvas.fillRect(0, 0, upright.getWidth(), upright.getHeight());
            canvas.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION,
                    scale < 1
                            ? RenderingHints.VALUE_INTERPOLATION_BILINEAR
                            : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
            canvas.drawImage(decoded, placing, null);
        } finally {
            canvas.dispose();
        }
        return upright;
    }

    /** The eight orientations of EXIF, for a picture that is stored with this width and height. */
    private static AffineTransform turned(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private byte[] encode(BufferedImage picture) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(settings.jpegQuality());
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } catch (IOException cannotHappenInMemory) {
            throw new UncheckedIOException(cannotHappenInMemory);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /**
     * A picture as it is kept.
     *
     * @param source what the content was when it came
     * @param width in pixels, upright
     * @param jpeg written from pixels alone
     * @param signals of the file that was sent
     * @param original the file that was sent
     */
    @SuppressWarnings("ArrayRecordComponent") // lives for one call, is never compared
    record SafePicture(
            PictureFormat source, int width, int height, byte[] jpeg, FileSignals signals, byte[] original) {}
}
