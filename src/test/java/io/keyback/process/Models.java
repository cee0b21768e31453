package io.keyback.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The models and forms as they stand in the tree, by path. */
record Models(Map<String, String> files) {

    private static final Pattern WORD_START = Pattern.compile("(^|[^A-Za-z0-9]+)([A-Za-z0-9])");

    static Models ofTheTree() {
        Map<String, String> files = new TreeMap<>();
        for (String folder : new String[] {"processes", "forms"}) {
            try (Stream<Path> paths = Files.list(Path.of(folder))) {
                for (Path path : paths.toList()) {
                    files.put(folder + "/" + path.getFileName(), Files.readString(path));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Models(files);
    }

    /** The same models with one file changed; the change must find something to change. */
    Models with(String path, UnaryOperator<String> change) {
        Map<String, String> changed = new TreeMap<>(files);
        String before = files.getOrDefault(path, "");
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new IllegalArgumentException("Nothing was changed in " + path);
        }
        changed.put(path, after);
        return new Models(changed);
    }

    Models without(String path) {
        Map<String, String> fewer = new TreeMap<>(files);
        if (fewer.remove(path) == null) {
            throw new IllegalArgumentException("There is no " + path);
        }
        return new Models(fewer);
    }

    Map<String, String> ending(String suffix) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(suffix))
                .collect(Collectors.toMap(
                        file -> file.getKey()
                                .substring(
                                        file.getKey().indexOf('/') + 1,
                                        file.getKey().length() - suffix.length()),
                        Map.Entry::getValue,
                        (one, other) -> one,
                        TreeMap::new));
    }

    /** {@code Code confirmed?} is {@code CodeConfirmed}. */
    static String upperCamel(String name) {
        Matcher starts = WORD_START.matcher(name);
        String joined = starts.replaceAll(start -> start.group(2).toUpperCase(java.util.Locale.ROOT));
        return joined.replaceAll("[^A-Za-z0-9]", "");
    }

    /** {@code ReviewCase} is {@code reviewCase}. */
    static String lowerCamel(String id) {
        return id.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + id.substring(1);
    }

    /** {@code Review case} is {@code review-case}. */
    static String kebab(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
