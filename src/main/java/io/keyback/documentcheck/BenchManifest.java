package io.keyback.documentcheck;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What stands in a folder's {@code manifest.csv}: comma-separated, quoted where a value needs it (RFC 4180). */
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
        Path file = directory.resolve(FILE);
        if (!Files.isDirectory(directory)) {
            throw new BenchRefused("No such folder: " + directory);
        }
        if (!Files.isRegularFile(file)) {
            throw new BenchRefused("There is no " + FILE + " in " + directory);
        }
        List<List<String>> rows = new Rows(text(file)).all();
        if (rows.isEmpty() || !rows.get(0).equals(HEADER)) {
            throw new BenchRefused(FILE + " must begin with the line " + String.join(",", HEADER));
        }
        List<Item> items = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int row = 1; row < rows.size(); row++) {
            Item item = item(directory, row, rows.get(row));
            if (!names.add(item.name())) {
                throw new BenchRefused(where(row) + item.name() + " stands there twice");
            }
            items.add(item);
        }
        if (items.isEmpty()) {
            throw new BenchRefused(FILE + " names no picture");
        }
        return new BenchManifest(List.copyOf(items));
    }

    private static Item item(Path directory, int row, List<String> values) {
        if (values.size() != HEADER.size()) {
            throw new BenchRefused(where(row) + "needs " + HEADER.size() + " values, has " + values.size());
        }
        String name = values.get(0);
        Path file = directory.resolve(name);
        if (name.isEmpty() || !Files.isRegularFile(file)) {
            throw new BenchRefused(where(row) + "there is no file " + file);
        }
        BenchKind kind = BenchKind.of(values.get(1))
                .orElseThrow(() -> new BenchRefused(where(row) + "unknown kind '" + values.get(1) + "', known are "
                        + Arrays.stream(BenchKind.values())
                                .map(BenchKind::inManifest)
                                .toList()));
        return new Item(name, file, kind, lines(row, kind, values.get(2)));
    }

    private static List<String> lines(int row, BenchKind kind, String text) {
        List<String> lines = text.isEmpty() ? List.of() : List.of(text.split("\\|", -1));
        if (kind == BenchKind.NONE && !lines.isEmpty()) {
            throw new BenchRefused(where(row) + "kind none has no text");
        }
        if (kind.hasZone() && !lines.isEmpty() && !isZone(kind, lines)) {
            throw new BenchRefused(where(row) + "not the lines of a " + kind + ": " + text);
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

    private static String where(int row) {
        return FILE + ", picture " + row + ": ";
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new BenchRefused(file + " is not UTF-8");
        } catch (IOException e) {
            throw new BenchRefused(file + " cannot be read: " + e.getMessage());
        }
    }

    /** Reads the values one sign after the other: a quoted value may hold commas and line ends. */
    private static final class Rows {

        private final String text;
        private final List<List<String>> rows = new ArrayList<>();
        private List<String> row = new ArrayList<>();
        private int at;

        Rows(String text) {
            this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        }

        List<List<String>> all() {
            while (at < text.length()) {
                row.add(text.charAt(at) == '"' ? quoted() : plain());
                if (at < text.length() && text.charAt(at) == ',') {
                    at++;
                    if (at == text.length() || isLineEnd()) {
                        row.add("");
                    }
                }
                if (at == text.length() || isLineEnd()) {
                    endRow();
                }
            }
            return rows;
        }

        private String plain() {
            int from = at;
            while (at < text.length() && text.charAt(at) != ',' && !isLineEnd()) {
                at++;
            }
            return text.substring(from, at);
        }

        private String quoted() {
            StringBuilder value = new StringBuilder();
            at++;
            while (at < text.length() && (text.charAt(at) != '"' || text.startsWith("\"\"", at))) {
                if (text.charAt(at) == '"') {
                    at++;
                }
                value.append(text.charAt(at++));
            }
            if (at == text.length()) {
                throw new BenchRefused(where(rows.size()) + "a quote is opened and never closed");
            }
            at++;
            if (at < text.length() && text.charAt(at) != ',' && !isLineEnd()) {
                throw new BenchRefused(where(rows.size()) + "something stands behind a closing quote");
            }
            return value.toString();
        }

        private boolean isLineEnd() {
            return text.charAt(at) == '\n' || text.charAt(at) == '\r';
        }

        private void endRow() {
            if (!row.equals(List.of(""))) {
                rows.add(row);
            }
            row = new ArrayList<>();
            while (at < text.length() && isLineEnd()) {
                at++;
            }
        }
    }
}
