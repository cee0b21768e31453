package io.keyback.evidence;

import io.keyback.evidence.EvidenceRefused.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.commons.imaging.ImageFormat;
import org.apache.commons.imaging.ImageFormats;
import org.apache.commons.imaging.Imaging;

/** The formats that are taken in, recognised by what is in the file, never by its name. */
enum PictureFormat {
    JPEG,
    PNG,
    WEBP;

    private static final int BRAND_OFFSET = 8;
    private static final int BRAND_LENGTH = 4;
    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1");

    static PictureFormat of(byte[] upload) {
        ImageFormat format = guess(upload);
        if (format == ImageFormats.JPEG) {
            return JPEG;
        }
        if (format == ImageFormats.PNG) {
            return PNG;
        }
        if (format == ImageFormats.WEBP) {
            return WEBP;
        }
        throw new EvidenceRefused(isHeic(upload) ? Reason.HEIC : Reason.NOT_A_PICTURE);
    }

    BarePicture strip(byte[] upload, int maxScans) {
        return switch (this) {
            case JPEG -> JpegSegments.strip(upload, maxScans);
            case PNG -> PngChunks.strip(upload);
            case WEBP -> WebpChunks.strip(upload);
        };
    }

    private static ImageFormat guess(byte[] upload) {
        try {
            return Imaging.guessFormat(upload);
        } catch (IOException | IllegalArgumentException tooShortToSay) {
            return ImageFormats.UNKNOWN;
        }
    }

    private static boolean isHeic(byte[] upload) {
        if (upload.length < BRAND_OFFSET + BRAND_LENGTH) {
            return false;
        }
        String box = new String(upload, BRAND_OFFSET - 4, 4, StandardCharsets.ISO_8859_1);
        String brand = new String(upload, BRAND_OFFSET, BRAND_LENGTH, StandardCharsets.ISO_8859_1);
        return box.equals("ftyp") && HEIC_BRANDS.contains(brand);
    }
}
