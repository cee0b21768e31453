package io.keyback.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.keyback.evidence.EvidenceRefused.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Keeps of a PNG what its pixels need: IHDR, PLTE, tRNS, IDAT, IEND. The text and profile chunks are compressed and
 * inflate without limit in every library that reads them, so nothing may read the file before they are gone.
 */
final class PngChunks {

    private static final int SIGNATURE = 8;
    /** Length, type and checksum around the content of a chunk. */
    private static final int FRAME = 12;

    private static final int HEADER = 13;
    private static final int MAX_PALETTE = 3 * 256;
    private static final int MAX_EXIF = 64 * 1024;

    private final byte[] png;
    private final ByteBuffer numbers;
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private byte @Nullable [] header;
    private byte @Nullable [] palette;
    private byte @Nullable [] transparency;
    private byte @Nullable [] exif;

    private PngChunks(byte[] png) {
        this.png = png;
        this.numbers = ByteBuffer.wrap(png);
    }

    /** @throws EvidenceRefused when the chunks do not hold together */
    static BarePicture strip(byte[] png) {
        return new PngChunks(png).strip();
    }

    private BarePicture strip() {
        int start = SIGNATURE;
        String type = "";
        while (!type.equals("IEND")) {
            if (start + FRAME > png.length) {
                throw new EvidenceRefused(Reason.DAMAGED);
            }
            int length = numbers.getInt(start);
            if (length < 0 || length > png.length - start - FRAME) {
                throw new EvidenceRefused(Reason.DAMAGED);
            }
            type = new String(png, start + 4, 4, ISO_8859_1);
            keep(type, start + 8, length);
            start += FRAME + length;
        }
        if (header == null || data.size() == 0) {
            throw new EvidenceRefused(Reason.DAMAGED);
        }
        return new BarePicture(write(), exif, false);
    }

    private void keep(String type, int start, int length) {
        switch (type) {
            case "IHDR" -> header = only(header, HEADER, start, length);
            case "PLTE" -> palette = only(palette, MAX_PALETTE, start, length);
            case "tRNS" -> transparency = only(transparency, MAX_PALETTE, start, length);
            case "IDAT" -> {
                requireIntact(start, length);
                data.write(png, start, length);
            }
            case "eXIf" -> exif = length <= MAX_EXIF ? Arrays.copyOfRange(png, start, start + length) : exif;
            default -> {
                // Not needed for the pixels: text, profiles, animation.
            }
        }
    }

    private byte[] only(byte @Nullable [] before, int maxLength, int start, int length) {
        if (before != null || length > maxLength) {
            throw new EvidenceRefused(Reason.DAMAGED);
        }
        requireIntact(start, length);
        return Arrays.copyOfRange(png, start, start + length);
    }

    private void requireIntact(int start, int length) {
        CRC32 sum = new CRC32();
        sum.update(png, start - 4, length + 4);
        if ((int) sum.getValue() != numbers.getInt(start + length)) {
            throw new EvidenceRefused(Reason.DAMAGED);
        }
    }

    private byte[] write() {
        ByteArrayOutputStream bare = new ByteArrayOutputStream(data.size() + 2048);
        bare.write(png, 0, SIGNATURE);
        write(bare, "IHDR", header);
        write(bare, "PLTE", palette);
        write(bare, "tRNS", transparency);
        write(bare, "IDAT", data.toByteArray());
        write(bare, "IEND", new byte[0]);
        return bare.toByteArray();
    }

    private static void write(ByteArrayOutputStream png, String type, byte @Nullable [] content) {
        if (content == null) {
            return;
        }
        byte[] name = type.getBytes(ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        png.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        png.writeBytes(name);
        png.writeBytes(content);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
