package io.keyback.documentcheck.mrz;

import io.keyback.documentcheck.mrz.Transliteration.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compares the name that a person gave with the one on a document. No check digit covers a name, and states write,
 * order and shorten it in many ways, so it is never compared letter by letter alone.
 */
public final class PersonNames {

    /** How alike two names are. */
    public enum Likeness {
        /** The same name as far as the document can say, written in one of the known ways. */
        SAME,
        /** Probably the same: other order, a surname less, a letter or two. Somebody should look. */
        CLOSE,
        DIFFERENT;

        private Likeness or(Likeness other) {
            return compareTo(other) <= 0 ? this : other;
        }

        private Likeness and(Likeness other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    private enum Part {
        GIVEN,
        SURNAME
    }

    /** One wrong letter in so many is a slip; in fewer it is another name. */
    private static final int LETTERS_FOR_ONE_SLIP = 6;

    private static final int LETTERS_FOR_TWO_SLIPS = 10;

    /** What is left of a shortened word tells something from so many letters on. */
    private static final int TELLING = 3;

    private static final Set<String> PARTICLES = Set.of(
            "ABU", "BEN", "BIN", "DAS", "DEL", "DEN", "DER", "DOS", "IBN", "LAS", "LOS", "MAC", "SAN", "TEN", "TER",
            "VAN", "VON");

    /** What differs between the ways to romanise a name of another script. */
    private static final Pattern GLIDES = Pattern.compile("[IJY]+");

    private static final Pattern DOUBLED = Pattern.compile("(.)\\1+");

    private PersonNames() {}

    /** In either script of the tables; what the document left out to the right of its field is no difference. */
    public static Likeness compare(String given, String surname, MrzName document) {
        List<Word> givenWords = Transliteration.words(given);
        List<Word> surnameWords = Transliteration.words(surname);
        List<String> primary = parts(document.primary());
        List<String> secondary = parts(document.secondary());
        if (secondary.isEmpty() || givenWords.isEmpty() || surnameWords.isEmpty()) {
            List<String> all =
                    Stream.concat(secondary.stream(), primary.stream()).toList();
            return asOne(givenWords, surnameWords, all, document.mayBeCut());
        }
        boolean cut = document.mayBeCut();
        Likeness straight = surname(surnameWords, primary, cut).and(given(givenWords, secondary, cut));
        Likeness swapped = surname(surnameWords, secondary, cut).and(given(givenWords, primary, cut));
        return straight.or(swapped.and(Likeness.CLOSE));
    }

    private static List<String> parts(String identifier) {
        return Stream.of(identifier.split(" ")).filter(part -> !part.isEmpty()).toList();
    }

    /** Where one side does not tell surname and given names apart: all of the words, whatever their order. */
    private static Likeness asOne(List<Word> given, List<Word> surname, List<String> document, boolean cut) {
        List<Word> words = Stream.concat(given.stream(), surname.stream()).toList();
        List<Word> reversed = Stream.concat(surname.stream(), given.stream()).toList();
        if (words.isEmpty() || document.isEmpty()) {
            return Likeness.DIFFERENT;
        }
        if (sameTogether(words, document) || sameTogether(reversed, document)) {
            return Likeness.SAME;
        }
        if (cut && (cutTogether(words, document) || cutTogether(reversed, document))) {
            return Likeness.SAME;
        }
        return words.size() == document.size() && allFound(words, document, Part.GIVEN)
                ? Likeness.CLOSE
                : Likeness.DIFFERENT;
    }

    /** The first given name must be there; further ones may be left out by who gave the name, or be initials. */
    private static Likeness given(List<Word> words, List<String> document, boolean cut) {
        if (sameTogether(words, document)) {
            return Likeness.SAME;
        }
        if (cut && cutTogether(words, document)) {
            return String.join("", document).length() < TELLING ? Likeness.CLOSE : Likeness.SAME;
        }
        Likeness first = word(words.get(0), document.get(0), Part.GIVEN);
        int common = Math.min(words.size(), document.size());
        Likeness others = first;
        for (int i = 1; i < common; i++) {
            others = others.and(furtherGiven(words.get(i), document.get(i)));
        }
        if (words.size() > document.size()) {
            others = others.and(Likeness.CLOSE);
        }
        return others.or(anyOrder(words, document, Part.GIVEN));
    }

    private static Likeness furtherGiven(Word word, String document) {
        boolean initial = word.letters().size() == 1 || document.length() == 1;
        return initial && distanceToBeginning(word, document, Math.min(1, document.length())) == 0
                ? Likeness.SAME
                : word(word, document, Part.GIVEN);
    }

    /** All of it for SAME; one of several surnames is CLOSE, and so is the beginning: given names follow it. */
    private static Likeness surname(List<Word> words, List<String> document, boolean cut) {
        boolean telling = String.join("", document).length() >= TELLING;
        if (cut && telling && !sameTogether(words, document) && cutTogether(words, document)) {
            return Likeness.CLOSE;
        }
        return together(words, document).or(anyOrder(words, document, Part.SURNAME));
    }

    /** Every word of the shorter list is in the longer one, and one of them tells something. */
    private static Likeness anyOrder(List<Word> words, List<String> document, Part part) {
        boolean found = words.size() <= document.size()
                ? allFound(words, document, part)
                : document.stream().allMatch(name -> words.stream().anyMatch(word -> isLike(word, name, part)));
        boolean telling = document.stream()
                .anyMatch(name -> name.length() >= TELLING
                        && !PARTICLES.contains(name)
                        && words.stream().anyMatch(word -> isLike(word, name, part)));
        return found && telling ? Likeness.CLOSE : Likeness.DIFFERENT;
    }

    /** Each in a place of its own. */
    private static boolean allFound(List<Word> words, List<String> document, Part part) {
        List<String> left = new ArrayList<>(document);
        for (Word word : words) {
            if (!left.remove(left.stream()
                    .filter(name -> isLike(word, name, part))
                    .findFirst()
                    .orElse(""))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLike(Word word, String name, Part part) {
        return word(word, name, part) != Likeness.DIFFERENT;
    }

    /** Whatever separates the words: hyphens, apostrophes and spaces are kept or left out as each state likes. */
    private static boolean sameTogether(List<Word> words, List<String> document) {
        return distance(Word.join(words), String.join("", document)) == 0;
    }

    private static Likeness together(List<Word> words, List<String> document) {
        return word(Word.join(words), String.join("", document), Part.SURNAME);
    }

    /** The document's is the beginning of what the person gave. */
    private static boolean cutTogether(List<Word> words, List<String> document) {
        String left = String.join("", document);
        return distanceToBeginning(Word.join(words), left, left.length()) == 0;
    }

    private static Likeness word(Word word, String document, Part part) {
        int distance = distance(word, document);
        if (distance == 0) {
            return Likeness.SAME;
        }
        String written = word.recommended();
        if (sound(written).equals(sound(document))) {
            return Likeness.CLOSE;
        }
        // Among given names the ending tells a brother from his sister.
        boolean ending = part == Part.GIVEN && differInEnding(written, document);
        int letters = Math.min(written.length(), document.length());
        return !ending && distance <= slips(letters) ? Likeness.CLOSE : Likeness.DIFFERENT;
    }

    private static boolean differInEnding(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        return one.regionMatches(0, other, 0, shorter - 1);
    }

    private static int slips(int letters) {
        if (letters < LETTERS_FOR_ONE_SLIP) {
            return 0;
        }
        return letters < LETTERS_FOR_TWO_SLIPS ? 1 : 2;
    }

    private static String sound(String name) {
        String simple = name.replace("KH", "H")
                .replace("KS", "X")
                .replace("TS", "C")
                .replace("TZ", "C")
                .replace("PH", "F")
                .replace("OU", "U")
                .replace("AE", "A")
                .replace("OE", "O")
                .replace("UE", "U")
                .replace("W", "V");
        return DOUBLED.matcher(GLIDES.matcher(simple).replaceAll("I")).replaceAll("$1");
    }

    private static int distance(Word word, String document) {
        int[][] least = distances(word, document);
        return least[word.letters().size()][document.length()];
    }

    /** The least distance between those first characters and any beginning of the word. */
    private static int distanceToBeginning(Word word, String document, int characters) {
        return Arrays.stream(distances(word, document))
                .mapToInt(row -> row[characters])
                .min()
                .orElseThrow();
    }

    /**
     * The least number of letters changed, left out or put in between the first letters of the word, each written in
     * the way that fits best, and the first characters of the document's.
     */
    private static int[][] distances(Word word, String document) {
        int letters = word.letters().size();
        int[][] least = new int[letters + 1][document.length() + 1];
        for (int i = 0; i <= letters; i++) {
            for (int j = 0; j <= document.length(); j++) {
                least[i][j] = least(least, word, document, i, j);
            }
        }
        return least;
    }

    private static int least(int[][] least, Word word, String document, int i, int j) {
        int fewest = i == 0 && j == 0 ? 0 : Integer.MAX_VALUE;
        if (j > 0) {
            fewest = Math.min(fewest, least[i][j - 1] + 1);
        }
        if (i > 0) {
            fewest = Math.min(fewest, least[i - 1][j] + 1);
            for (String way : word.letters().get(i - 1)) {
                int from = j - way.length();
                if (from >= 0 && document.startsWith(way, from)) {
                    fewest = Math.min(fewest, least[i - 1][from]);
                }
            }
        }
        if (i > 0 && j > 0) {
            fewest = Math.min(fewest, least[i - 1][j - 1] + 1);
        }
        return fewest;
    }
}
