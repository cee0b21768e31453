package io.keyback.evidence;

import static io.keyback.evidence.HandmadeFiles.joined;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.keyback.evidence.PictureIntake.SafePicture;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A process of its own that takes in what attackers send, in the heap that it was given, and ends with 0 if it can. */
final class HostileUploads {

    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final long MOST_MEMORY = 64L * 1024 * 1024;
    private static final int LARGE = 30_000;
    private static final int ROW_OF_LARGE = 1 + LARGE / 8;
    private static final int INFLATED = 600_000_000;
    private static final int MUTATIONS = 10_000;
    private static final int LEAST_BAD_FILES = 200;

    private final BadFiles files = new BadFiles();
    private final PictureIntake intake = new PictureIntake(
            TestSettings.with("min-document-long-side", "64", "min-document-short-side", "48"),
            TestSettings.noScanner());
    private int bad;
    private int refused;
    private int taken;
    private Duration slowest = Duration.ZERO;

    private HostileUploads() {}

    public static void main(String[] arguments) {
        HostileUploads uploads = new HostileUploads();
        long room = room();
        if (room > MOST_MEMORY) {
            throw new AssertionError("There are " + room + " bytes of room: the heap is not small enough to prove it");
        }
        uploads.bombs().forEach(uploads::expectRefused);
        uploads.inflating().forEach(uploads::expectNothingButPixels);
        uploads.files.refused().forEach(uploads::expectRefused);
        uploads.files.withStowaways().forEach(uploads::expectNothingButPixels);
        List<byte[]> pictures = uploads.files.pictures();
        // The last two are much larger: a mutation in eight is of one of them.
        for (int i = 0; i < MUTATIONS; i++) {
            uploads.expectNothingButPixels(
                    "mutation " + i, uploads.files.mutated(pictures.get(i % 16 < 14 ? i % 2 : 2 + i % 2)));
        }
        if (uploads.bad - MUTATIONS < LEAST_BAD_FILES || uploads.taken == 0) {
            throw new AssertionError("Too little was tried");
        }
        System.out.printf(
                "%d bad files and %d mutated ones: %d refused, %d taken as pixels alone; slowest %d ms; room in the heap %d MB%n",
                uploads.bad - MUTATIONS,
                MUTATIONS,
                uploads.refused,
                uploads.taken,
                uploads.slowest.toMillis(),
                room / 1024 / 1024);
    }

    private Map<String, byte[]> bombs() {
        Map<String, byte[]> bombs = new LinkedHashMap<>();
        bombs.put(
                "PNG of 900 million pixels",
                HandmadeFiles.png(LARGE, LARGE, HandmadeFiles.deflated(LARGE * ROW_OF_LARGE)));
        return bombs;
    }

    /** The chunks that inflate are cut away, and never inflated. */
    private Map<String, byte[]> inflating() {
        Map<String, byte[]> bombs = new LinkedHashMap<>();
        byte[] inflating = joined("Comment\0\0".getBytes(US_ASCII), HandmadeFiles.deflated(INFLATED));
        for (String type : List.of("zTXt", "iTXt", "iCCP")) {
            bombs.put(
                    "PNG that inflates in " + type,
                    HandmadeFiles.withChunk(files.pictures().get(1), type, inflating));
        }
        return bombs;
    }

    private void expectRefused(String name, byte[] upload) {
        if (take(name, upload) != null) {
            throw new AssertionError("Was taken: " + name);
        }
    }

    /** Refused, or kept in the format that it has, as pixels alone. */
    private void expectNothingButPixels(String name, byte[] upload) {
        SafePicture kept = take(name, upload);
        if (kept == null) {
            return;
        }
        if (kept.source() != PictureFormat.of(upload)
                || HandmadeFiles.contains(kept.jpeg(), BadFiles.PAYLOAD)
                || !HandmadeFiles.contains(kept.jpeg(), "JFIF")) {
            throw new AssertionError("Was taken as something else: " + name);
        }
    }

    private @Nullable SafePicture take(String name, byte[] upload) {
        bad++;
        long begun = cpuTime();
        SafePicture kept = null;
        try {
            kept = intake.take(EvidenceKind.DOCUMENT_FRONT, upload, anyPicture -> {});
            taken++;
        } catch (EvidenceRefused expected) {
            refused++;
        }
        Duration took = Duration.ofNanos(cpuTime() - begun);
        slowest = slowest.compareTo(took) > 0 ? slowest : took;
        if (took.compareTo(LONGEST) > 0) {
            throw new AssertionError(
                    name + ": " + took + " for " + HexFormat.of().formatHex(upload, 0, Math.min(upload.length, 100)));
        }
        return kept;
    }

    /** Of this thread, which does all the work: a busy machine must not make a file look slow. */
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** How much heap there is beside what is in use before the first file. */
    private static long room() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getMax()
                - memory.getHeapMemoryUsage().getUsed();
    }
}
