package io.keyback.documentcheck.reading;

import io.keyback.documentcheck.mrz.ZoneFormat;

/** Which characters may stand where (9303-3 section 4, 9303-4 to 9303-7). */
enum Alphabet {
    CODE("ACIPV"),
    CARD("ACI"),
    LETTER("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    STATE("ABCDEFGHIJKLMNOPQRSTUVWXYZ<"),
    NAME("ABCDEFGHIJKLMNOPQRSTUVWXYZ<"),
    DIGIT("0123456789"),
    DATE("0123456789<"),
    SEX("MFX<"),
    ANY("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<");

    private final long allowed;

    Alphabet(String characters) {
        this.allowed = characters
                .chars()
                .mapToLong(character -> 1L << GlyphNet.GLYPHS.indexOf(character))
                .reduce(0, (one, other) -> one | other);
    }

    boolean allows(int glyph) {
        return (allowed >> glyph & 1) == 1;
    }

    /** Line and position counted from 0. */
    static Alphabet at(ZoneFormat format, int line, int position) {
        if (format == ZoneFormat.TD1) {
            return switch (line) {
                case 0 -> firstOfCard(position);
                case 1 -> secondOfCard(position);
                default -> NAME;
            };
        }
        return line == 0 ? firstOfTwo(position) : secondOfTwo(format, position);
    }

    private static Alphabet firstOfCard(int position) {
        if (position < 5) {
            return position == 0 ? CARD : position == 2 ? LETTER : STATE;
        }
        return position == 14 ? DATE : ANY;
    }

    private static Alphabet secondOfCard(int position) {
        if (position < 15) {
            return position == 7 ? SEX : position == 6 || position == 14 || position == 29 ? DIGIT : DATE;
        }
        return position < 18 ? STATE : position == 29 ? DIGIT : ANY;
    }

    private static Alphabet firstOfTwo(int position) {
        if (position < 5) {
            return position == 0 ? CODE : position == 2 ? LETTER : STATE;
        }
        return NAME;
    }

    private static Alphabet secondOfTwo(ZoneFormat format, int position) {
        if (position < 10) {
            return position < 9 ? ANY : DATE;
        }
        if (position < 28) {
            return position < 13 ? STATE : position == 20 ? SEX : position == 19 || position == 27 ? DIGIT : DATE;
        }
        if (format == ZoneFormat.TD3 && position >= 42) {
            return position == 42 ? DATE : DIGIT;
        }
        return format == ZoneFormat.TD2 && position == 35 ? DIGIT : ANY;
    }
}
