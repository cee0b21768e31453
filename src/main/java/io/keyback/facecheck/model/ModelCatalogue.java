package io.keyback.facecheck.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The pinned models, the preferred first.
 *
 * @param fault why the operator's own catalogue does not count, in words; empty when it does or there is none
 */
record ModelCatalogue(List<PinnedModel> models, String fault) {

    /** Its name, ours among the resources and the operator's in his directory. */
    static final String FILE = "models.csv";

    private static final int MOST_BYTES = 64 * 1024;

    /** The operator's own before ours; his word about a file of the same name counts. */
    static ModelCatalogue of(ModelDirectory directory) {
        List<PinnedModel> models = new ArrayList<>();
        String fault = "";
        if (directory.has(FILE)) {
            try {
                models.addAll(parsed(new String(directory.read(FILE, MOST_BYTES), StandardCharsets.UTF_8)));
            } catch (ModelRefused | IllegalArgumentException broken) {
                fault = String.valueOf(broken.getMessage());
            }
        }
        Set<String> own = new HashSet<>();
        models.forEach(model -> own.add(model.file()));
        pinned().stream().filter(model -> !own.contains(model.file())).forEach(models::add);
        return new ModelCatalogue(List.copyOf(models), fault);
    }

    private static List<PinnedModel> pinned() {
        String name = "/facecheck/" + FILE;
        try (InputStream ours = Objects.requireNonNull(ModelCatalogue.class.getResourceAsStream(name), name)) {
            return parsed(new String(ours.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @throws IllegalArgumentException saying which row is wrong */
    private static List<PinnedModel> parsed(String text) {
        List<String> rows = text.lines().filter(row -> !row.isBlank()).toList();
        String header = String.join(",", PinnedModel.COLUMNS);
        if (rows.isEmpty() || !rows.get(0).equals(header)) {
            throw new IllegalArgumentException("does not begin with the line " + header);
        }
        List<PinnedModel> models = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int row = 1; row < rows.size(); row++) {
            PinnedModel model = parsed(row, rows.get(row));
            if (!names.add(model.file())) {
                throw new IllegalArgumentException("row " + row + ": " + model.file() + " stands there twice");
            }
            models.add(model);
        }
        return models;
    }

    private static PinnedModel parsed(int number, String row) {
        try {
            return PinnedModel.of(row);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("row " + number + ": " + wrong.getMessage(), wrong);
        }
    }
}
