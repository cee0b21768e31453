package io.keyback.documentcheck.mrz;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How names are written with the letters of a zone (9303-3, section 6); the table is {@code transliteration.txt}. */
final class Transliteration {

    /** Apostrophes, dots and the like, which a zone leaves out (9303-3, section 4.6). */
    private static final Pattern LEFT_OUT = Pattern.compile("['’‘`´ʹʼʻ.\\u200c-\\u200f\\p{Mn}]");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}");
    private static final String NOTHING = "-";

    private static final Map<Integer, List<String>> TABLE = read();

    private Transliteration() {}

    /** A word of a name: for each of its letters every way to write it, the recommended one first. */
    record Word(List<List<String>> letters) {

        Word {
            letters = List.copyOf(letters);
        }

        /** The way the standard recommends. */
        String recommended() {
            return letters.stream().map(ways -> ways.get(0)).collect(Collectors.joining());
        }

        static Word join(List<Word> words) {
            return new Word(
                    words.stream().flatMap(word -> word.letters().stream()).toList());
        }
    }

    static List<Word> words(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        String spelled = LEFT_OUT.matcher(composed).replaceAll("");
        return BETWEEN_WORDS
                .splitAsStream(spelled)
                .filter(word -> !word.isEmpty())
                .map(word -> new Word(
                        word.codePoints().mapToObj(Transliteration::ways).toList()))
                .toList();
    }

    /** A name as a zone has it, by the recommended way. */
    static String recommended(String name) {
        return words(name).stream().map(Word::recommended).collect(Collectors.joining(" "));
    }

    private static List<String> ways(int letter) {
        List<String> known = TABLE.get(letter);
        if (known != null) {
            return known;
        }
        String upper = Character.toString(letter).toUpperCase(Locale.ROOT);
        List<String> ofUpper = TABLE.get(upper.codePointAt(0));
        return ofUpper == null ? List.of(withoutAccent(upper)) : ofUpper;
    }

    private static String withoutAccent(String letter) {
        return ACCENTS.matcher(Normalizer.normalize(letter, Normalizer.Form.NFKD))
                .replaceAll("");
    }

    private static Map<Integer, List<String>> read() {
        Map<Integer, List<String>> table = new LinkedHashMap<>();
        for (List<String> row : Table.rows("transliteration.txt")) {
            List<String> ways = row.stream()
                    .skip(1)
                    .map(way -> way.equals(NOTHING) ? "" : way)
                    .toList();
            table.put(row.get(0).codePointAt(0), ways);
        }
        return table;
    }
}
