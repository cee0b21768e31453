package io.keyback.documentcheck;

import io.keyback.bench.BenchRefused;
import io.keyback.bench.CsvTable;
import io.keyback.bench.CsvTable.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What stands in a folder's {@code manifest.csv}. */
record BenchManifest(List<Item> items) {

    static final String FILE = "manifest.csv";

    private static final List<String> HEADER = List.of("file", "kind", "text");

    /**
     * One picture.
     *
     * @param name as in the manifest; may have a folder before it
     * @param lines what should be read; empty where only the check digits can judge
     */
    record Item(String name, Path file, BenchKind kind, List<String> lines) {

        /** Letters in a line of the zone. */
        int length() {
            return lines.isEmpty() ? kind.usualLength() : lines.get(0).length();
        }

        /** The folder it is in; empty for the manifest's own. */
        String folder() {
            int slash = name.lastIndexOf('/');
            return slash < 0 ? "" : name.substring(0, slash);
        }
    }

    /** @throws BenchRefused when it is missing or broken, or a file that it names is missing */
    static BenchManifest of(Path directory) {
        List<Item> items = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Row row : CsvTable.of(directory.resolve(FILE), HEADER).rows()) {
            Item item = item(row);
            if (!names.add(item.name())) {
                throw row.refused(item.name() + " stands there twice");
            }
            items.add(item);
        }
        if (items.isEmpty()) {
            throw new BenchRefused(FILE + " names no picture");
        }
        return new BenchManifest(List.copyOf(items));
    }

    private static Item item(Row row) {
        Path file = row.file(0);
        if (!Files.isRegularFile(file)) {
            throw row.refused(file + " is no file");
        }
        BenchKind kind = BenchKind.of(row.value(1))
                .orElseThrow(() -> row.refused("unknown kind '" + row.value(1) + "', known are "
                        + Arrays.stream(BenchKind.values())
                                .map(BenchKind::inManifest)
                                .toList()));
        return new Item(row.value(0), file, kind, lines(row, kind, row.value(2)));
    }

    private static List<String> lines(Row row, BenchKind kind, String text) {
        List<String> lines = text.isEmpty() ? List.of() : List.of(text.split("\\|", -1));
        if (kind == BenchKind.NONE && !lines.isEmpty()) {
            throw row.refused("kind none has no text");
        }
        if (kind.hasZone() && !lines.isEmpty() && !isZone(kind, lines)) {
            throw row.refused("not the lines of a " + kind + ": " + text);
        }
        return lines;
    }

    private static boolean isZone(BenchKind kind, List<String> lines) {
        int length = lines.get(0).length();
        boolean alike = lines.stream().allMatch(line -> line.length() == length);
        return alike
                && switch (kind) {
                    case TD1 -> lines.size() == 3 && length == 30;
                    case TD2 -> lines.size() == 2 && length == 36;
                    case TD3 -> lines.size() == 2 && length == 44;
                    default -> lines.size() == 2 && (length == 36 || length == 44);
                };
    }
}
