package io.keyback.documentcheck.mrz;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Where the fields of a format stand, counted from 1 as ICAO counts, first and last character included.
 *
 * @param optional in the order in which they stand
 * @param composite what the composite check digit is over; empty where the format has none
 */
record ZoneLayout(
        Field documentCode,
        Field issuingState,
        Field documentNumber,
        Field nationality,
        Field birth,
        Field sex,
        Field expiry,
        Field name,
        List<Field> optional,
        List<Field> composite) {

    /** 9303-5, section 4.2.2. */
    private static final ZoneLayout TD1 = new ZoneLayout(
            in(1, 1, 2),
            in(1, 3, 5),
            in(1, 6, 14),
            in(2, 16, 18),
            in(2, 1, 6),
            in(2, 8, 8),
            in(2, 9, 14),
            in(3, 1, 30),
            List.of(in(1, 16, 30), in(2, 19, 29)),
            List.of(in(1, 6, 30), in(2, 1, 7), in(2, 9, 15), in(2, 19, 29)));

    /** 9303-6, section 4.2.2. */
    private static final ZoneLayout TD2 =
            twoLines(36, in(2, 29, 35), List.of(in(2, 1, 10), in(2, 14, 20), in(2, 22, 35)));

    /** 9303-4, section 4.2.2. */
    private static final ZoneLayout TD3 =
            twoLines(44, in(2, 29, 42), List.of(in(2, 1, 10), in(2, 14, 20), in(2, 22, 43)));

    /** 9303-7, section 4.2.2. */
    private static final ZoneLayout MRV_A = twoLines(44, in(2, 29, 44), List.of());

    /** 9303-7, section 5.2.2. */
    private static final ZoneLayout MRV_B = twoLines(36, in(2, 29, 36), List.of());

    /** Part of a line. */
    record Field(int line, int first, int last) {

        String of(List<String> lines) {
            return lines.get(line - 1).substring(first - 1, last);
        }

        /** The character after it: its check digit, where it has one. */
        char after(List<String> lines) {
            return lines.get(line - 1).charAt(last);
        }
    }

    static ZoneLayout of(ZoneFormat format) {
        return switch (format) {
            case TD1 -> TD1;
            case TD2 -> TD2;
            case TD3 -> TD3;
            case MRV_A -> MRV_A;
            case MRV_B -> MRV_B;
        };
    }

    String compositeOf(List<String> lines) {
        return composite.stream().map(field -> field.of(lines)).collect(Collectors.joining());
    }

    private static ZoneLayout twoLines(int length, Field optional, List<Field> composite) {
        return new ZoneLayout(
                in(1, 1, 2),
                in(1, 3, 5),
                in(2, 1, 9),
                in(2, 11, 13),
                in(2, 14, 19),
                in(2, 21, 21),
                in(2, 22, 27),
                in(1, 6, length),
                List.of(optional),
                composite);
    }

    private static Field in(int line, int first, int last) {
        return new Field(line, first, last);
    }
}
