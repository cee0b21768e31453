package io.keyback.facecheck.bench;

import io.keyback.bench.BenchRefused;
import io.keyback.bench.CsvTable;
import io.keyback.bench.CsvTable.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands in a folder's {@code clips.csv}. */
public record ClipManifest(List<Item> items) {

    static final String FILE = "clips.csv";

    private static final List<String> HEADER = List.of("file", "fps", "expected");
    private static final String REFUSED = "refused";
    private static final double MOST_PER_SECOND = 240;
    private static final Pattern BETWEEN = Pattern.compile("[+;|,]");

    /**
     * One clip.
     *
     * @param name as in the manifest
     * @param framesPerSecond more than 0
     * @param done what is done in it, in order; empty where nothing is, or where it is to be refused
     * @param refused whether it must not be accepted, whatever is done in it: there are several people
     */
    public record Item(String name, Path file, double framesPerSecond, List<Done> done, boolean refused) {}

    /** Whether there is one in the folder. */
    public static boolean isIn(Path directory) {
        return Files.exists(directory.resolve(FILE));
    }

    /**
     * Reads it; clips are not opened.
     *
     * @throws BenchRefused when it is missing or broken, or a file that it names is missing
     */
    public static ClipManifest of(Path directory) {
        Set<String> names = new HashSet<>();
        List<Item> items = CsvTable.of(directory.resolve(FILE), HEADER).rows().stream()
                .map(row -> item(row, names))
                .toList();
        if (items.isEmpty()) {
            throw new BenchRefused(FILE + " names no clip");
        }
        return new ClipManifest(items);
    }

    private static Item item(Row row, Set<String> names) {
        if (!names.add(row.value(0))) {
            throw row.refused(row.value(0) + " stands there twice");
        }
        String expected = row.value(2).strip().toLowerCase(Locale.ROOT);
        boolean refused = expected.equals(REFUSED);
        return new Item(row.value(0), row.file(0), rate(row), refused ? List.of() : done(row, expected), refused);
    }

    private static double rate(Row row) {
        try {
            double rate = Double.parseDouble(row.value(1));
            if (rate > 0 && rate <= MOST_PER_SECOND) {
                return rate;
            }
        } catch (NumberFormatException e) {
            throw row.refused("fps is no number: '" + row.value(1) + "'");
        }
        throw row.refused("fps must be more than 0 and at most " + MOST_PER_SECOND + ", is " + row.value(1));
    }

    private static List<Done> done(Row row, String expected) {
        return BETWEEN.splitAsStream(expected)
                .filter(word -> !word.isBlank())
                .map(word -> Done.named(word)
                        .orElseThrow(() -> row.refused("unknown gesture '" + word.strip() + "', known are "
                                + Done.words() + ", or " + REFUSED + " alone")))
                .toList();
    }
}
