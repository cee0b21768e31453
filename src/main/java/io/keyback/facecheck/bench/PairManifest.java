package io.keyback.facecheck.bench;

import io.keyback.bench.BenchRefused;
import io.keyback.bench.CsvTable;
import io.keyback.bench.CsvTable.Row;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What stands in a folder's {@code pairs.csv}: pictures of faces, and whether two are of the same person. */
public record PairManifest(List<Item> items) {

    private static final String FILE = "pairs.csv";

    private static final List<String> HEADER = List.of("a", "b", "same");

    /**
     * One pair of JPEG or PNG files.
     *
     * @param names as in the manifest
     */
    public record Item(List<String> names, Path a, Path b, boolean same) {}

    /** Whether there is one in the folder. */
    public static boolean isIn(Path directory) {
        return Files.exists(directory.resolve(FILE));
    }

    /**
     * Reads it; pictures are not opened.
     *
     * @throws BenchRefused when it is missing or broken, or a file that it names is missing
     */
    public static PairManifest of(Path directory) {
        List<Item> items = CsvTable.of(directory.resolve(FILE), HEADER).rows().stream()
                .map(PairManifest::item)
                .toList();
        if (items.isEmpty()) {
            throw new BenchRefused(FILE + " names no pair");
        }
        return new PairManifest(items);
    }

    /**
     * Decodes one of the pictures.
     *
     * @throws BenchRefused when it is neither JPEG nor PNG, broken or too large
     */
    public static BufferedImage picture(Path file) {
        try {
            return StillPicture.decode(file);
        } catch (IOException e) {
            throw new BenchRefused("Cannot read " + e.getMessage());
        }
    }

    private static Item item(Row row) {
        boolean same = switch (row.value(2)) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default -> throw row.refused("same is yes or no, not '" + row.value(2) + "'");
        };
        return new Item(List.of(row.value(0), row.value(1)), picture(row, 0), picture(row, 1), same);
    }

    private static Path picture(Row row, int column) {
        Path file = row.file(column);
        if (!Files.isRegularFile(file)) {
            throw row.refused(file + " is no file");
        }
        return file;
    }
}
