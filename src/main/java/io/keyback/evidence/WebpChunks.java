package io.keyback.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.keyback.evidence.EvidenceRefused.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a WebP file the simple form: one VP8 or VP8L chunk and nothing else. With the extended header gone there is
 * only one statement of the picture's size left, the one its decoder goes by. An animation has no such chunk of its own
 * and is refused.
 */
final class WebpChunks {

    private static final int FILE_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int MAX_EXIF = 64 * 1024;
    private static final byte[] JPEG_EXIF_PREFIX = {'E', 'x', 'i', 'f', 0, 0};

    private WebpChunks() {}

    /** @throws EvidenceRefused when the chunks do not hold together or there is no still picture in them */
    static BarePicture strip(byte[] webp) {
        ByteBuffer in = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN);
        int end = end(in);
        byte @Nullable [] picture = null;
        byte @Nullable [] exif = null;
        int start = FILE_HEADER;
        while (end - start >= CHUNK_HEADER) {
            String type = new String(webp, start, 4, ISO_8859_1);
            int length = in.getInt(start + 4);
            int content = start + CHUNK_HEADER;
            if (length < 0 || length > end - content) {
                throw new EvidenceRefused(Reason.DAMAGED);
            }
            if (picture == null && (type.equals("VP8 ") || type.equals("VP8L"))) {
                picture = simple(webp, start, CHUNK_HEADER + length);
            } else if (type.equals("EXIF") && length <= MAX_EXIF) {
                exif = withoutPrefix(Arrays.copyOfRange(webp, content, content + length));
            }
            // Chunks are padded to an even length; int arithmetic holds, a file has at most a few megabytes.
            start = content + length + (length & 1);
        }
        if (picture == null) {
            throw new EvidenceRefused(Reason.NOT_A_PICTURE);
        }
        return new BarePicture(picture, exif, true);
    }

    private static int end(ByteBuffer webp) {
        if (webp.limit() < FILE_HEADER) {
            throw new EvidenceRefused(Reason.DAMAGED);
        }
        int declared = webp.getInt(4);
        if (declared < 4 || declared > webp.limit() - 8) {
            throw new EvidenceRefused(Reason.DAMAGED);
        }
        return declared + 8;
    }

    private static byte[] simple(byte[] webp, int chunk, int length) {
        int padded = length + (length & 1);
        return ByteBuffer.allocate(FILE_HEADER + padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(ISO_8859_1))
                .putInt(4 + padded)
                .put("WEBP".getBytes(ISO_8859_1))
                .put(webp, chunk, length)
                .array();
    }

    /** Some writers put the prefix of JPEG's EXIF segment before the block. */
    private static byte[] withoutPrefix(byte[] exif) {
        int prefix = JPEG_EXIF_PREFIX.length;
        boolean prefixed = exif.length >= prefix && Arrays.equals(exif, 0, prefix, JPEG_EXIF_PREFIX, 0, prefix);
        return prefixed ? Arrays.copyOfRange(exif, prefix, exif.length) : exif;
    }
}
