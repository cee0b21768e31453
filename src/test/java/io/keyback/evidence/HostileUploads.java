package io.keyback.evidence;

import static io.keyback.evidence.HandmadeFiles.joined;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** A process of its own that takes in what attackers send, in the heap that it was given, and ends with 0 if it can. */
final class HostileUploads {

    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final long MOST_MEMORY = 64L * 1024 * 1024;
    private static final int LARGE = 30_000;
    private static final int ROW_OF_LARGE = 1 + LARGE / 8;
    private static final int INFLATED = 600_000_000;
    private static final int MUTATIONS = 40;

    private final PictureIntake intake = new PictureIntake(TestSettings.with());
    private final Random random = new Random(4);
    private int refused;

    private HostileUploads() {}

    public static void main(String[] arguments) {
        HostileUploads uploads = new HostileUploads();
        uploads.bombs().forEach(uploads::takeOrRefuse);
        for (byte[] picture : pictures()) {
            for (int i = 0; i < MUTATIONS; i++) {
                uploads.takeOrRefuse(uploads.mutated(picture));
            }
        }
        for (int i = 0; i < MUTATIONS; i++) {
            uploads.takeOrRefuse(HandmadeFiles.png(640, 400, uploads.mutated(HandmadeFiles.deflated(400 * 81))));
        }
        if (uploads.refused < MUTATIONS) {
            throw new AssertionError("Only " + uploads.refused + " were refused");
        }
    }

    private List<byte[]> bombs() {
        List<byte[]> bombs = new ArrayList<>();
        bombs.add(HandmadeFiles.png(LARGE, LARGE, HandmadeFiles.deflated(LARGE * ROW_OF_LARGE)));
        byte[] inflating = joined("Comment\0\0".getBytes(US_ASCII), HandmadeFiles.deflated(INFLATED));
        byte[] png = DrawnPictures.png(HandmadeFiles.quarters(640, 400));
        for (String type : List.of("zTXt", "iTXt", "iCCP")) {
            bombs.add(HandmadeFiles.withChunk(png, type, inflating));
        }
        return bombs;
    }

    private static List<byte[]> pictures() {
        return List.of(
                DrawnPictures.idCardFront(),
                DrawnPictures.png(HandmadeFiles.quarters(640, 400)),
                HandmadeFiles.LOSSY_WEBP,
                HandmadeFiles.LOSSLESS_WEBP);
    }

    /** Cut short, or with a few bytes changed, or with a part that is another part of it. */
    private byte[] mutated(byte[] file) {
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

    private void takeOrRefuse(byte[] upload) {
        long before = allocated();
        long begun = System.nanoTime();
        try {
            intake.take(EvidenceKind.DOCUMENT_FRONT, upload, anyPicture -> {});
        } catch (EvidenceRefused expected) {
            refused++;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        long memory = allocated() - before;
        if (took.compareTo(LONGEST) > 0 || memory > MOST_MEMORY) {
            throw new AssertionError(took + " and " + memory + " bytes for "
                    + HexFormat.of().formatHex(upload, 0, Math.min(upload.length, 100)));
        }
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
