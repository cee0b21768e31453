package io.keyback.documentcheck.reading;

import io.keyback.documentcheck.mrz.ZoneFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The likeliest characters of a zone where each may only be what may stand in its place. */
final class ZoneText {

    private static final int V = GlyphNet.GLYPHS.indexOf('V');

    /** One character may be less clear than all together; the less so, when no check digit is over it. */
    private static final double CHECKED = 0.06;

    private static final double UNCHECKED = 0.4;

    private static final int MOST_DOUBTFUL = 10;

    private final ZoneFormat format;
    private final float[][][] seen;
    private final int[][] glyphs;

    private ZoneText(ZoneFormat format, float[][][] seen, int[][] glyphs) {
        this.format = format;
        this.seen = seen;
        this.glyphs = glyphs;
    }

    /** @param seen for each line and character the logarithms of the probabilities */
    static ZoneText of(float[][][] seen) {
        ZoneFormat format = format(seen);
        int[][] glyphs = new int[seen.length][];
        for (int line = 0; line < seen.length; line++) {
            glyphs[line] = new int[seen[line].length];
            for (int i = 0; i < glyphs[line].length; i++) {
                glyphs[line][i] = likeliest(seen[line][i], Alphabet.at(format, line, i));
            }
        }
        return new ZoneText(format, seen, glyphs);
    }

    private static ZoneFormat format(float[][][] seen) {
        boolean visa = likeliest(seen[0][0], Alphabet.CODE) == V;
        return Arrays.stream(ZoneFormat.values())
                .filter(format -> format.lines() == seen.length && format.length() == seen[0].length)
                .filter(format -> format == ZoneFormat.TD1 || format.isVisa() == visa)
                .findFirst()
                .orElseThrow();
    }

    private static int likeliest(float[] seen, Alphabet alphabet) {
        int likeliest = -1;
        for (int glyph = 0; glyph < GlyphNet.NO_GLYPH; glyph++) {
            if (alphabet.allows(glyph) && (likeliest < 0 || seen[glyph] > seen[likeliest])) {
                likeliest = glyph;
            }
        }
        return likeliest;
    }

    ZoneFormat format() {
        return format;
    }

    /** By their places in {@link GlyphNet#GLYPHS}. */
    int[][] glyphs() {
        return glyphs;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int[] line : glyphs) {
            StringBuilder text = new StringBuilder();
            for (int glyph : line) {
                text.append(GlyphNet.GLYPHS.charAt(glyph));
            }
            lines.add(text.toString());
        }
        return lines;
    }

    double confidence() {
        double sum = 0;
        double weakest = 0;
        int count = 0;
        for (int line = 0; line < glyphs.length; line++) {
            for (int i = 0; i < glyphs[line].length; i++) {
                double clear = clear(line, i);
                sum += clear;
                count++;
                weakest = Math.min(weakest, clear * weight(line, i));
            }
        }
        return Math.exp(Math.min(sum / count, weakest));
    }

    private double weight(int line, int i) {
        return switch (Alphabet.at(format, line, i)) {
            case CODE, CARD, LETTER, STATE, SEX -> UNCHECKED;
            case NAME -> 0;
            default -> CHECKED;
        };
    }

    /** The logarithm of its probability among what may stand there, or is no character at all. */
    private double clear(int line, int i) {
        Alphabet alphabet = Alphabet.at(format, line, i);
        float[] probabilities = seen[line][i];
        double all = Math.exp(probabilities[GlyphNet.NO_GLYPH]);
        for (int glyph = 0; glyph < GlyphNet.NO_GLYPH; glyph++) {
            if (alphabet.allows(glyph)) {
                all += Math.exp(probabilities[glyph]);
            }
        }
        return Math.min(0, probabilities[glyphs[line][i]] - Math.log(all));
    }

    /** With one or two of the least clear characters exchanged for the next likeliest, so that it is accepted. */
    Optional<ZoneText> repaired(Predicate<List<String>> accepted) {
        List<Exchange> exchanges = exchanges();
        for (Exchange exchange : exchanges) {
            ZoneText with = with(exchange);
            if (accepted.test(with.lines())) {
                return Optional.of(with);
            }
        }
        for (Exchange one : exchanges) {
            for (Exchange two : exchanges) {
                ZoneText with = with(one).with(two);
                if (accepted.test(with.lines())) {
                    return Optional.of(with);
                }
            }
        }
        return Optional.empty();
    }

    private List<Exchange> exchanges() {
        List<Exchange> exchanges = new ArrayList<>();
        for (int line = 0; line < glyphs.length; line++) {
            for (int i = 0; i < glyphs[line].length; i++) {
                float[] others = seen[line][i].clone();
                float chosen = others[glyphs[line][i]];
                others[glyphs[line][i]] = Float.NEGATIVE_INFINITY;
                int next = likeliest(others, Alphabet.at(format, line, i));
                exchanges.add(new Exchange(line, i, next, chosen - others[next]));
            }
        }
        return exchanges.stream()
                .sorted(Comparator.comparingDouble(Exchange::loss))
                .limit(MOST_DOUBTFUL)
                .toList();
    }

    private ZoneText with(Exchange exchange) {
        int[][] changed = Arrays.stream(glyphs).map(int[]::clone).toArray(int[][]::new);
        changed[exchange.line()][exchange.position()] = exchange.glyph();
        return new ZoneText(format, seen, changed);
    }

    private record Exchange(int line, int position, int glyph, double loss) {}
}
