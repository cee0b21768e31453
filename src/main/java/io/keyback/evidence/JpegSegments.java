package io.keyback.evidence;

import io.keyback.evidence.EvidenceRefused.Reason;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keeps of a JPEG what its pixels need: frame, tables and scans. Application segments (EXIF, XMP, Photoshop, colour
 * profiles, thumbnails), comments and everything after the end marker are left behind.
 */
final class JpegSegments {

    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int BASELINE = 0xC0;
    private static final int EXTENDED = 0xC1;
    private static final int PROGRESSIVE = 0xC2;
    private static final int HUFFMAN_TABLES = 0xC4;
    private static final int QUANTIZATION_TABLES = 0xDB;
    private static final int RESTART_INTERVAL = 0xDD;
    private static final int JFIF = 0xE0;
    private static final int EXIF = 0xE1;
    private static final int ADOBE = 0xEE;

    private static final byte[] JFIF_NAME = {'J', 'F', 'I', 'F', 0};
    private static final byte[] EXIF_NAME = {'E', 'x', 'i', 'f', 0, 0};
    private static final byte[] ADOBE_NAME = {'A', 'd', 'o', 'b', 'e'};
    private static final byte[] JFIF_SEGMENT = {
        (byte) 0xFF, (byte) JFIF, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 2, 0, 0, 1, 0, 1, 0, 0
    };

    private final byte[] jpeg;
    private final int maxScans;
    private final ByteArrayOutputStream picture;
    private int position = 2;
    private int scans;
    private boolean progressive;
    private boolean framed;
    private boolean jfif;
    private byte @Nullable [] adobe;
    private byte @Nullable [] exif;

    private JpegSegments(byte[] jpeg, int maxScans) {
        this.jpeg = jpeg;
        this.maxScans = maxScans;
        this.picture = new ByteArrayOutputStream(jpeg.length);
    }

    /** @throws EvidenceRefused when the segments do not hold together, or are of a kind that cannot be decoded */
    static BarePicture strip(byte[] jpeg, int maxScans) {
        return new JpegSegments(jpeg, maxScans).strip();
    }

    private BarePicture strip() {
        int marker = nextMarker();
        while (marker != END_OF_IMAGE) {
            if (!standsAlone(marker)) {
                segment(marker);
            }
            marker = nextMarker();
        }
        if (!framed || scans == 0) {
            throw new EvidenceRefused(Reason.DAMAGED);
        }
        return new BarePicture(write(), exif, progressive || scans > 1);
    }

    private void segment(int marker) {
        int start = position;
        int length = start + 2 <= jpeg.length ? unsigned(start) << 8 | unsigned(start + 1) : 0;
        if (length < 2 || length > jpeg.length - start) {
            throw new EvidenceRefused(Reason.DAMAGED);
        }
        position = start + length;
        switch (marker) {
            case BASELINE, EXTENDED, PROGRESSIVE -> {
                requireFrame(start, length);
                progressive = marker == PROGRESSIVE;
                copy(marker, start, position);
            }
            case HUFFMAN_TABLES, QUANTIZATION_TABLES, RESTART_INTERVAL -> copy(marker, start, position);
            case START_OF_SCAN -> {
                if (++scans > maxScans) {
                    throw new EvidenceRefused(Reason.NOT_A_PICTURE);
                }
                position = endOfScan();
                copy(marker, start, position);
            }
            case JFIF -> jfif |= startsWith(start + 2, JFIF_NAME);
            case EXIF -> {
                if (exif == null && startsWith(start + 2, EXIF_NAME)) {
                    exif = Arrays.copyOfRange(jpeg, start + 2 + EXIF_NAME.length, position);
                }
            }
            case ADOBE -> {
                if (adobe == null && startsWith(start + 2, ADOBE_NAME)) {
                    adobe = Arrays.copyOfRange(jpeg, start - 2, position);
                }
            }
            default -> requireNoOtherCoding(marker);
        }
    }

    /** One frame of one (grey) or three components; four are inks for print, which no camera makes. */
    private void requireFrame(int start, int length) {
        if (framed || length < 8) {
            throw new EvidenceRefused(Reason.DAMAGED);
        }
        int components = unsigned(start + 7);
        if (components != 1 && components != 3) {
            throw new EvidenceRefused(Reason.NOT_A_PICTURE);
        }
        framed = true;
    }

    /** The other frame types: lossless, arithmetic, hierarchical. */
    private static void requireNoOtherCoding(int marker) {
        if (marker >= BASELINE && marker <= 0xCF) {
            throw new EvidenceRefused(Reason.NOT_A_PICTURE);
        }
    }

    /** Skips fill bytes, and what some cameras leave between segments. */
    private int nextMarker() {
        while (position + 1 < jpeg.length) {
            if (unsigned(position) == 0xFF && unsigned(position + 1) != 0xFF && jpeg[position + 1] != 0) {
                position += 2;
                return unsigned(position - 1);
            }
            position++;
        }
        throw new EvidenceRefused(Reason.DAMAGED);
    }

    /** Coded data end where a marker begins that is no restart marker; 0xFF is followed by a zero in them. */
    private int endOfScan() {
        for (int i = position; i + 1 < jpeg.length; i++) {
            if (unsigned(i) == 0xFF) {
                int next = unsigned(i + 1);
                if (next != 0 && next != 0xFF && !isRestart(next)) {
                    return i;
                }
            }
        }
        throw new EvidenceRefused(Reason.DAMAGED);
    }

    private byte[] write() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(picture.size() + 64);
        out.write(0xFF);
        out.write(START_OF_IMAGE);
        // The decoder tells RGB from YCbCr by these markers, and takes EXIF for a sign of YCbCr just as JFIF.
        if (jfif || (adobe == null && exif != null)) {
            out.writeBytes(JFIF_SEGMENT);
        }
        if (adobe != null) {
            out.writeBytes(adobe);
        }
        out.writeBytes(picture.toByteArray());
        out.write(0xFF);
        out.write(END_OF_IMAGE);
        return out.toByteArray();
    }

    private void copy(int marker, int start, int end) {
        picture.write(0xFF);
        picture.write(marker);
        picture.write(jpeg, start, end - start);
    }

    private boolean startsWith(int start, byte[] name) {
        return start + name.length <= position && Arrays.equals(jpeg, start, start + name.length, name, 0, name.length);
    }

    private int unsigned(int index) {
        return jpeg[index] & 0xFF;
    }

    private static boolean standsAlone(int marker) {
        return marker == START_OF_IMAGE || marker == 0x01 || isRestart(marker);
    }

    private static boolean isRestart(int marker) {
        return marker >= 0xD0 && marker <= 0xD7;
    }
}
