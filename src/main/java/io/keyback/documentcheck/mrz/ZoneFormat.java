package io.keyback.documentcheck.mrz;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine-readable zones there are, by lines and characters in each (9303-4 to 9303-7). */
public enum ZoneFormat {
    TD1(3, 30),
    TD2(2, 36),
    TD3(2, 44),
    MRV_A(2, 44),
    MRV_B(2, 36);

    private static final String VISA = "V";

    private final int lines;
    private final int length;

    ZoneFormat(int lines, int length) {
        this.lines = lines;
        this.length = length;
    }

    /** By their number and length; of two formats with the same, a visa is told by its document code. */
    public static Optional<ZoneFormat> of(List<String> lines) {
        boolean visa = !lines.isEmpty() && lines.get(0).startsWith(VISA);
        return Stream.of(values())
                .filter(format -> format.fits(lines))
                .filter(format -> format == TD1 || format.isVisa() == visa)
                .findFirst();
    }

    private boolean fits(List<String> zone) {
        return zone.size() == lines && zone.stream().allMatch(line -> line.length() == length);
    }

    public int lines() {
        return lines;
    }

    /** Characters in a line. */
    public int length() {
        return length;
    }

    public boolean isVisa() {
        return this == MRV_A || this == MRV_B;
    }
}
