package io.keyback.bench;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** A file of comma-separated values in UTF-8, quoted where a value needs it (RFC 4180), below a line with their names. */
public record CsvTable(List<Row> rows) {

    /**
     * Empty lines are skipped.
     *
     * @throws BenchRefused when it is missing, not UTF-8, malformed, or has other columns
     */
    public static CsvTable of(Path file, List<String> header) {
        if (!Files.isDirectory(file.toAbsolutePath().resolveSibling("."))) {
            throw new BenchRefused("No such folder: " + file.getParent());
        }
        if (!Files.isRegularFile(file)) {
            throw new BenchRefused("There is no " + file.getFileName() + " in " + file.getParent());
        }
        List<Row> rows = new CsvRows(file, text(file)).all();
        if (rows.isEmpty() || !rows.get(0).values().equals(header)) {
            throw new BenchRefused(file.getFileName() + " must begin with the line " + String.join(",", header));
        }
        for (Row row : rows) {
            if (row.values().size() != header.size()) {
                throw row.refused("needs " + header.size() + " values, has "
                        + row.values().size());
            }
        }
        return new CsvTable(List.copyOf(rows.subList(1, rows.size())));
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

    /**
     * One line, or several where a quoted value has line ends.
     *
     * @param table the file
     * @param line its first, from 1
     */
    public record Row(Path table, int line, List<String> values) {

        /** The value of a column, from 0. */
        public String value(int column) {
            return values.get(column);
        }

        /**
         * The file or folder that a value names, seen from the table's own folder.
         *
         * @throws BenchRefused when it is missing or outside that folder, be it through a link
         */
        public Path file(int column) {
            String name = value(column);
            Path folder = table.toAbsolutePath().resolveSibling("").normalize();
            try {
                Path file = folder.resolve(name);
                if (name.isEmpty() || !Files.exists(file)) {
                    throw refused("there is no file " + file);
                }
                if (!file.toRealPath().startsWith(folder.toRealPath())) {
                    throw refused(name + " is outside " + folder);
                }
                return file;
            } catch (IOException | InvalidPathException e) {
                throw refused("there is no file " + name);
            }
        }

        /** What is thrown when a value is wrong: says where. */
        public BenchRefused refused(String reason) {
            return new BenchRefused(table.getFileName() + ", line " + line + ": " + reason);
        }
    }
}
