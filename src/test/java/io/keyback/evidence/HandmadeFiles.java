package io.keyback.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Makes picture files byte by byte: with blocks where cameras put them, and as an attacker would. */
final class HandmadeFiles {

    static final int ORIENTATION = 0x0112;
    static final int SOFTWARE = 0x0131;
    static final int EXIF_DIRECTORY = 0x8769;
    static final int TAKEN = 0x9003;
    static final int TAKEN_OFFSET = 0x9011;

    /** 640×400, left half red, right half blue; written by Chromium with loss. */
    static final byte[] LOSSY_WEBP = Base64.getDecoder()
            .decode(
                    "UklGRgQDAABXRUJQVlA4IPgCAABQPgCdASqAApABP3G42mU0sKynIOgCkC4JaW7hd2EDBCB7AHdlV8vcae8m99WdqKr5e4095N9c"
                            + "B0q+xQq8BqPfLPvZHmgSsLfD8WjlJDnsae8m+jp4Y3k306dOnTp06dPlnNO1FV8NZLWVXy9xp7yb6dOnTrPzzfTpvsuAQD3k306d"
                            + "OnTp06dOnTp06OmJ7Hk306dOnTp06dZmARvp06OmM5zzn8POZkyD3k306dOnTp032kymxo5N9OnnglW8soB7yb6dOjp4HF+D06dO"
                            + "nTp06dOnTzwSq+WL+QSwioB7yb6dOnTp1X7tk6dN9ln3I0UAjfTp06dOnWfnm+nTpvss+5GigEb6dOnVZ/DzmXuNPeMTE0ob36dO"
                            + "nTp06dOnTp06dOm+yz7kaKARvp06dOnTp06dOnTo6YmlDe/Tp06dOnTp06dOnTp032WfcjRQCN9OnTqs/h5zL3GnvGJiaUN79OnT"
                            + "p06dOnTp06dOnTfZZ9yNFAI306dOnTp06dOnTp0dMTShvfp06dOnTp06dOnTp06b7LPuRooBG+nTp1Wfw85l7jT3jExNKG9+nTp0"
                            + "6dOnTp06dOnTpvss+5GigEb6dOnTp06dOnTp06OmJpQ3v06dOnTp06dOnTp06dN9ln3I0UAjfTp06rP4ecy9xp7xiYmlDe/Tp06d"
                            + "N8AA/v9uG/6q493xwf/+CC/3M/510SVVwVbOCrZwVbU/9hw//+CC/7Uf+oNaXSjYPlGvTJqajMa5u+SAT/msDK1G2hy4VWounEO6"
                            + "EccxN5tBRD4dAPr08CcrnM8tQp8tMdaYV4rkknr5tUAplhuH0rQg4IvJ4Eo3iDD1XvCvX3PYeqo5pp5/tuAd1cijsGpP0HV1Tgjx"
                            + "xBAKF5nojlYpYmEOmgynjFzochJpicMdB41iA4aeOfEeRiliYb8Coty4eMXOhJSKgjKWKcHK7yHBTxxiy1fTHpX5CSkxOcNQ2Aqe"
                            + "6EAAEtYpwQIpzUhPR39rmmPTWEJKSklBcPDCAAAA");

    /** The same without loss. */
    static final byte[] LOSSLESS_WEBP = Base64.getDecoder()
            .decode("UklGRj4AAABXRUJQVlA4TDIAAAAvf8JjAA8Q87//8x8OBAJJ/tJjHNH/qKqqqqqqqqqqqgIAAAAA2P/93//93//9v5b9Bw==");

    private HandmadeFiles() {}

    /** Four fields: red, green above blue, white. */
    static BufferedImage quarters(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, width / 2, height / 2);
        canvas.setColor(Color.GREEN);
        canvas.fillRect(width / 2, 0, width - width / 2, height / 2);
        canvas.setColor(Color.BLUE);
        canvas.fillRect(0, height / 2, width / 2, height - height / 2);
        canvas.dispose();
        return picture;
    }

    static byte[] exif(int orientation, String software, String taken) {
        return exif(Map.of(ORIENTATION, orientation, SOFTWARE, software), Map.of(TAKEN, taken));
    }

    /** An EXIF block whose values are text or 16-bit numbers. */
    static byte[] exif(Map<Integer, Object> main, Map<Integer, Object> sub) {
        int entries = main.size() + (sub.isEmpty() ? 0 : 1);
        int subDirectory = 8 + 2 + entries * 12 + 4;
        int values = subDirectory + (sub.isEmpty() ? 0 : 2 + sub.size() * 12 + 4);
        ByteArrayOutputStream texts = new ByteArrayOutputStream();
        Map<Integer, Object> all = new TreeMap<>(main);
        if (!sub.isEmpty()) {
            all.put(EXIF_DIRECTORY, Long.valueOf(subDirectory));
        }
        ByteBuffer block = ByteBuffer.allocate(values).order(ByteOrder.LITTLE_ENDIAN);
        block.put("II*\0".getBytes(ISO_8859_1)).putInt(8);
        directory(block, all, values, texts);
        if (!sub.isEmpty()) {
            directory(block, new TreeMap<>(sub), values, texts);
        }
        return joined(block.array(), texts.toByteArray());
    }

    private static void directory(
            ByteBuffer block, Map<Integer, Object> entries, int values, ByteArrayOutputStream texts) {
        block.putShort((short) entries.size());
        entries.forEach((tag, value) -> {
            block.putShort(tag.shortValue());
            if (value instanceof Integer number) {
                block.putShort((short) 3).putInt(1).putInt(number);
            } else if (value instanceof Long offset) {
                block.putShort((short) 4).putInt(1).putInt(offset.intValue());
            } else {
                byte[] text = (value + "\0").getBytes(ISO_8859_1);
                block.putShort((short) 2).putInt(text.length);
                if (text.length > 4) {
                    block.putInt(values + texts.size());
                    texts.writeBytes(text);
                } else {
                    block.put(Arrays.copyOf(text, 4));
                }
            }
        });
        block.putInt(0);
    }

    /** The JPEG with the segment right after its start marker. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        byte[] head = {(byte) 0xFF, (byte) marker, (byte) ((content.length + 2) >> 8), (byte) (content.length + 2)};
        return joined(Arrays.copyOf(jpeg, 2), head, content, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    static byte[] withExif(byte[] jpeg, byte[] exif) {
        return withSegment(jpeg, 0xE1, joined("Exif\0\0".getBytes(US_ASCII), exif));
    }

    /** The PNG with the chunk right after its header. */
    static byte[] withChunk(byte[] png, String type, byte[] content) {
        int afterHeader = 8 + 12 + 13;
        return joined(
                Arrays.copyOf(png, afterHeader),
                chunk(type, content),
                Arrays.copyOfRange(png, afterHeader, png.length));
    }

    static byte[] chunk(String type, byte[] content) {
        byte[] name = type.getBytes(ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        return joined(number(content.length), name, content, number((int) sum.getValue()));
    }

    /** A PNG that declares this size, with nearly no data. */
    static byte[] hollowPng(int width, int height) {
        return png(width, height, deflated(1000));
    }

    /** A PNG of one bit a pixel with these compressed data. */
    static byte[] png(int width, int height, byte[] data) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) 1)
                .array();
        return joined(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
                chunk("IHDR", header),
                chunk("IDAT", data),
                chunk("IEND", new byte[0]));
    }

    /** What inflates to this many zeros. */
    static byte[] deflated(int zeros) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            byte[] block = new byte[8192];
            for (int left = zeros; left > 0; left -= block.length) {
                out.write(block, 0, Math.min(left, block.length));
            }
        } catch (IOException cannotHappenInMemory) {
            throw new UncheckedIOException(cannotHappenInMemory);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    /** A WebP file of these chunks. */
    static byte[] webp(byte[]... chunks) {
        byte[] body = joined("WEBP".getBytes(US_ASCII), joined(chunks));
        return joined("RIFF".getBytes(US_ASCII), littleEndian(body.length), body);
    }

    static byte[] webpChunk(String type, byte[] content) {
        return joined(type.getBytes(US_ASCII), littleEndian(content.length), content, new byte[content.length & 1]);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static boolean contains(byte[] bytes, String text) {
        return new String(bytes, ISO_8859_1).contains(text);
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    private static byte[] littleEndian(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }
}
