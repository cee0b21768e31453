package io.keyback.evidence;

import static io.keyback.evidence.HandmadeFiles.joined;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Files that are no picture, or a broken one, or a picture and something else at the same time. */
final class BadFiles {

    /** What must not be found again in anything that is kept. */
    static final String PAYLOAD = "<script>alert('keyback')</script>";

    static final int WIDTH = 96;
    static final int HEIGHT = 64;

    /** How other formats begin, in Latin-1. */
    private static final List<String> BEGINNINGS = List.of(
            "GIF87a",
            "GIF89a",
            "BM6\u0000\u0000\u0000",
            "II*\u0000",
            "MM\u0000*",
            "\u0000\u0000\u0001\u0000",
            "8BPS\u0000\u0001",
            "%PDF-1.7\n",
            "%!PS-Adobe-3.0\n",
            "PK\u0003\u0004",
            "Rar!\u001a\u0007",
            "7z\u00bc\u00af'\u001c",
            "\u001f\u008b\b",
            "BZh9",
            "\u00fd7zXZ\u0000",
            "(\u00b5/\u00fd",
            "\u007fELF\u0002\u0001",
            "MZ\u0090\u0000",
            "\u00ca\u00fe\u00ba\u00be\u0000\u0000\u0000=",
            "\u00cf\u00fa\u00ed\u00fe",
            "\u0000asm\u0001\u0000",
            "#!/bin/sh\n",
            "<?php system($_GET['c']); ?>",
            "<!DOCTYPE html><html>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\">",
            "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
            "import os; os.system('id')\n",
            "{\"picture\": true}",
            "\u0000\u0000\u0000\u0018ftypmp42",
            "\u0000\u0000\u0000\u0018ftypqt  ",
            "\u0000\u0000\u0000\u001cftypavif",
            "\u0000\u0000\u0000\u0018ftypheic",
            "RIFF$\u0000\u0000\u0000AVI ",
            "RIFF$\u0000\u0000\u0000WAVE",
            "\u001aE\u00df\u00a3",
            "FLV\u0001",
            "OggS\u0000",
            "ID3\u0003",
            "fLaC\u0000",
            "\u0000\u0000\u0000\fjP  \r\n\u0087\n",
            "\u00ff\n",
            "\u0000\u0000\u0000\fJXL \r\n\u0087\n",
            "SQLite format 3\u0000",
            "\u00d4\u00c3\u00b2\u00a1",
            "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
            "{\\rtf1\\ansi",
            "L\u0000\u0000\u0000\u0001\u0014\u0002\u0000",
            "CWS\u0006",
            "\u0000\u0001\u0000\u0000\u0000",
            "wOFF",
            "gimp xcf ",
            "Y\u00a6j\u0095",
            "P6\n96 64\n255\n",
            "#?RADIANCE\n",
            "qoif",
            "\u0000\u0000\u0002\u0000",
            "BPG\u00fb",
            "farbfeld");

    private static final List<String> TAILS = List.of(
            PAYLOAD,
            "<?php " + PAYLOAD,
            "PK\u0003\u0004" + PAYLOAD,
            "%PDF-1.7\n" + PAYLOAD,
            "GIF89a/*" + PAYLOAD,
            "MZ\u0090" + PAYLOAD,
            "\u00ca\u00fe\u00ba\u00be" + PAYLOAD,
            "<svg onload=" + PAYLOAD);

    private final Random random = new Random(6);
    private final byte[] jpeg = DrawnPictures.jpeg(HandmadeFiles.quarters(WIDTH, HEIGHT));
    private final byte[] png = DrawnPictures.png(HandmadeFiles.quarters(WIDTH, HEIGHT));

    /** Pictures that are good, to be made bad. */
    List<byte[]> pictures() {
        return List.of(jpeg, png, HandmadeFiles.LOSSY_WEBP, HandmadeFiles.LOSSLESS_WEBP);
    }

    /** By what is wrong with them: none may be taken in. */
    Map<String, byte[]> refused() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String beginning : BEGINNINGS) {
            byte[] begin = latin(beginning);
            byte[] noise = new byte[2000];
            random.nextBytes(noise);
            String name = beginning.strip().replaceAll("[^\\x20-\\x7e]", ".");
            files.put("other format: " + name, begin);
            files.put("other format with noise: " + name, joined(begin, noise));
            files.put("other format before a picture: " + name, joined(begin, jpeg));
        }
        jpegs(files);
        pngs(files);
        webps(files);
        return files;
    }

    /** By what is in them: each is refused, or what is kept has nothing of it but the pixels. */
    Map<String, byte[]> withStowaways() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String tail : TAILS) {
            byte[] bytes = latin(tail);
            String name = tail.substring(0, Math.min(8, tail.length())).replaceAll("[^\\x20-\\x7e]", ".");
            for (int n = 0; n < pictures().size(); n++) {
                files.put(
                        "picture " + n + " with a tail: " + name,
                        joined(pictures().get(n), bytes));
            }
            files.put("comment: " + name, HandmadeFiles.withSegment(jpeg, 0xfe, bytes));
            files.put("EXIF: " + name, HandmadeFiles.withExif(jpeg, HandmadeFiles.exif(1, tail, tail)));
            files.put(
                    "XMP: " + name,
                    HandmadeFiles.withSegment(jpeg, 0xe1, joined(latin("http://ns.adobe.com/xap/1.0/\0"), bytes)));
            files.put("tEXt: " + name, HandmadeFiles.withChunk(png, "tEXt", joined(latin("Comment\0"), bytes)));
            files.put("unknown chunk: " + name, HandmadeFiles.withChunk(png, "evIl", bytes));
            files.put(
                    "WebP chunk: " + name,
                    HandmadeFiles.webp(
                            HandmadeFiles.webpChunk(
                                    "VP8L",
                                    Arrays.copyOfRange(
                                            HandmadeFiles.LOSSLESS_WEBP, 20, HandmadeFiles.LOSSLESS_WEBP.length)),
                            HandmadeFiles.webpChunk("XMP ", bytes)));
        }
        return files;
    }

    private void jpegs(Map<String, byte[]> files) {
        for (int cut : new int[] {2, 3, 4, 10, 20, 40, 100, 160}) {
            files.put("JPEG cut after " + cut, Arrays.copyOf(jpeg, cut));
        }
        int frame = indexOf(jpeg, 0xff, 0xc0);
        files.put("JPEG without height", with(jpeg, frame + 5, 0, 0));
        files.put("JPEG without width", with(jpeg, frame + 7, 0, 0));
        files.put("JPEG of 65535 by 65535", with(jpeg, frame + 5, 255, 255, 255, 255));
        files.put("JPEG with 200 components", with(jpeg, frame + 9, 200));
        files.put("JPEG with a frame that is too short", with(jpeg, frame + 2, 0, 2));
        files.put("JPEG with 64 bits", with(jpeg, frame + 4, 64));
        files.put("JPEG arithmetic", with(jpeg, frame + 1, 0xc9));
        files.put("JPEG without a loss", with(jpeg, frame + 1, 0xc3));
        int tables = indexOf(jpeg, 0xff, 0xc4);
        files.put("JPEG with a table that is too long", with(jpeg, tables + 2, 255, 255));
        files.put("JPEG with a table of nothing but codes", with(jpeg, tables + 5, 255, 255, 255, 255));
        int quantities = indexOf(jpeg, 0xff, 0xdb);
        files.put("JPEG with a segment of length 0", with(jpeg, quantities + 2, 0, 0));
        files.put("JPEG with a segment of length 1", with(jpeg, quantities + 2, 0, 1));
        int scan = indexOf(jpeg, 0xff, 0xda);
        files.put("JPEG without a scan", joined(Arrays.copyOf(jpeg, scan), latin("\u00ff\u00d9")));
        files.put("JPEG that scans nothing", with(jpeg, scan + 4, 0));
    }

    private void pngs(Map<String, byte[]> files) {
        for (int cut : new int[] {4, 8, 12, 20, 33, 40}) {
            files.put("PNG cut after " + cut, Arrays.copyOf(png, cut));
        }
        files.put("PNG without width", head(0, HEIGHT, 8, 2, 0));
        files.put("PNG without height", head(WIDTH, 0, 8, 2, 0));
        files.put("PNG with a negative width", head(Integer.MIN_VALUE, HEIGHT, 8, 2, 0));
        files.put("PNG of 2147483647 by 1", head(Integer.MAX_VALUE, 1, 8, 2, 0));
        files.put("PNG of 2147483647 by 2147483647", head(Integer.MAX_VALUE, Integer.MAX_VALUE, 8, 2, 0));
        files.put("PNG with 3 bits", head(WIDTH, HEIGHT, 3, 2, 0));
        files.put("PNG with colours of kind 5", head(WIDTH, HEIGHT, 8, 5, 0));
        files.put("PNG with a palette and none there", head(WIDTH, HEIGHT, 8, 3, 0));
        files.put("PNG interlaced in a way that there is not", head(WIDTH, HEIGHT, 8, 2, 9));
        files.put("PNG without pixels", joined(Arrays.copyOf(png, 33), HandmadeFiles.chunk("IEND", new byte[0])));
        files.put("PNG with a chunk of 2 GB", with(png, 33, 127, 255, 255, 255));
        files.put("PNG with a chunk of less than nothing", with(png, 33, 255, 255, 255, 255));
    }

    private static byte[] head(int width, int height, int bits, int colours, int interlace) {
        ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(height);
        head.put((byte) bits).put((byte) colours).put((byte) 0).put((byte) 0).put((byte) interlace);
        return joined(
                latin("\u0089PNG\r\n\u001a\n"),
                HandmadeFiles.chunk("IHDR", head.array()),
                HandmadeFiles.chunk("IDAT", HandmadeFiles.deflated(HEIGHT * (1 + 3 * WIDTH))),
                HandmadeFiles.chunk("IEND", new byte[0]));
    }

    private void webps(Map<String, byte[]> files) {
        for (int cut : new int[] {8, 12, 16, 20, 24, 30}) {
            files.put("WebP cut after " + cut, Arrays.copyOf(HandmadeFiles.LOSSLESS_WEBP, cut));
        }
        files.put("WebP with a chunk of 4 GB", with(HandmadeFiles.LOSSY_WEBP, 16, 255, 255, 255, 255));
        files.put("WebP without a signature", with(HandmadeFiles.LOSSLESS_WEBP, 20, 0));
        files.put("WebP without a start code", with(HandmadeFiles.LOSSY_WEBP, 23, 0, 0, 0));
        files.put("WebP of nothing", HandmadeFiles.webp());
        files.put("WebP of an unknown chunk", HandmadeFiles.webp(HandmadeFiles.webpChunk("EVIL", new byte[10])));
        files.put("WebP that moves", HandmadeFiles.webp(HandmadeFiles.webpChunk("ANIM", new byte[6])));
    }

    /** Cut short, or with a few bytes changed, or with a part that is another part of it. */
    byte[] mutated(byte[] file) {
        byte[] mutated = file.clone();
        switch (random.nextInt(4)) {
            case 0 -> mutated = Arrays.copyOf(file, random.nextInt(file.length));
            case 1 -> {
                int length = 1 + random.nextInt(file.length / 4);
                int from = random.nextInt(file.length - length);
                System.arraycopy(file, from, mutated, random.nextInt(file.length - length), length);
            }
            default -> {
                for (int changes = 1 + random.nextInt(8); changes > 0; changes--) {
                    mutated[random.nextInt(Math.min(file.length, 1 << (4 + random.nextInt(16))))] =
                            (byte) random.nextInt(256);
                }
            }
        }
        return mutated;
    }

    private static byte[] latin(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static byte[] with(byte[] file, int at, int... values) {
        byte[] changed = file.clone();
        for (int i = 0; i < values.length; i++) {
            changed[at + i] = (byte) values[i];
        }
        return changed;
    }

    private static int indexOf(byte[] file, int first, int second) {
        for (int at = 0; at + 1 < file.length; at++) {
            if ((file[at] & 0xff) == first && (file[at + 1] & 0xff) == second) {
                return at;
            }
        }
        throw new IllegalStateException("no marker " + Integer.toHexString(second));
    }
}
