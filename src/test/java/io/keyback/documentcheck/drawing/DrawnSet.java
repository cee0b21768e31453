package io.keyback.documentcheck.drawing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * Many documents of one seed, as the bench judges them, in three folders: {@code readable} (what a person reads without
 * effort), {@code hard} (what may be refused, but never misread) and {@code other} (wrong fonts and pages without a
 * code: nothing may be accepted).
 */
public final class DrawnSet {

    private static final String MANIFEST = "manifest.csv";

    private static final List<Typeface> WRONG =
            List.of(Typeface.OCR_A, Typeface.MONOSPACED, Typeface.SANS, Typeface.BOLD, Typeface.SERIF);

    /**
     * A document and where it stands in the set.
     *
     * @param name its file in the set; says how it was drawn
     */
    public record Entry(String name, DrawnDocument document) {

        /** Its line of the manifest. */
        String line() {
            List<String> lines = document.lines().stream()
                    .flatMap(text -> Pattern.compile("\\p{Cntrl}+").splitAsStream(text))
                    .toList();
            String text = String.join("|", lines).replace("\"", "\"\"");
            return name + "," + document.kind().inManifest() + ",\"" + text + "\"";
        }
    }

    private final long seed;
    private final int count;

    /** Of seven documents five are readable, one is hard and one is another thing. */
    public DrawnSet(long seed, int count) {
        this.seed = seed;
        this.count = count;
    }

    public int size() {
        return count;
    }

    /** The entry of the number, drawn only when its picture is asked for. */
    public Entry entry(int number) {
        Random dice = new Random(seed * 7_368_787 + number);
        return switch (number % 7) {
            case 5 -> named("hard", number, hard(number, dice));
            case 6 -> named("other", number, other(dice));
            default -> named("readable", number, readable(document(number, dice), dice));
        };
    }

    public List<Entry> entries() {
        return all(this::entry);
    }

    /** Writes the pictures and their manifest. */
    public void write(Path directory) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("file,kind,text");
        for (int number = 0; number < count; number++) {
            Entry entry = entry(number);
            Path file = directory.resolve(entry.name());
            Files.createDirectories(file.getParent());
            Files.write(file, entry.document().jpeg());
            lines.add(entry.line());
        }
        Files.writeString(directory.resolve(MANIFEST), String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    }

    private <T> List<T> all(IntFunction<T> make) {
        List<T> all = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            all.add(make.apply(number));
        }
        return all;
    }

    private DrawnDocument document(int number, Random dice) {
        Bearer bearer = Bearer.of(dice.nextLong());
        List<String> states = List.copyOf(CardText.ISSUERS.keySet());
        String state = states.get(dice.nextInt(states.size()));
        return switch ((number + number / 7) % 8) {
            case 0, 1, 2 -> DrawnDocument.passport(bearer);
            case 3, 4 -> DrawnDocument.idCardBack(bearer);
            case 5 -> DrawnDocument.largeIdCard(bearer);
            case 6 -> dice.nextInt(3) > 0 ? DrawnDocument.licenceBack(state, bearer) : DrawnDocument.smallVisa(bearer);
            default -> dice.nextInt(3) > 0 ? DrawnDocument.licenceBack(state, bearer) : DrawnDocument.visa(bearer);
        };
    }

    private static DrawnDocument readable(DrawnDocument document, Random dice) {
        DrawnDocument drawn = document.wide(wide(document, dice))
                .turned(dice.nextInt(3) == 0 ? dice.nextInt(4) : 0)
                .with(Flaw.COMPRESSED, dice.nextDouble() * 0.6);
        drawn = sometimes(drawn, Flaw.SKEW, 0.6, 1, dice);
        drawn = sometimes(drawn, Flaw.PERSPECTIVE, 0.3, 0.7, dice);
        drawn = sometimes(drawn, Flaw.BLUR, 0.4, 0.22, dice);
        drawn = sometimes(drawn, Flaw.MOTION, 0.15, 0.25, dice);
        drawn = sometimes(drawn, Flaw.NOISE, 0.5, 0.4, dice);
        drawn = sometimes(drawn, Flaw.SHADOW, 0.4, 0.8, dice);
        drawn = sometimes(drawn, Flaw.LOW_CONTRAST, 0.2, 0.6, dice);
        drawn = sometimes(drawn, Flaw.DARK, 0.15, 0.6, dice);
        drawn = sometimes(drawn, Flaw.TIGHT, 0.12, 1, dice);
        return dice.nextInt(25) == 0 ? drawn.screenshot() : drawn;
    }

    private DrawnDocument hard(int number, Random dice) {
        DrawnDocument document = document(number, dice);
        DrawnDocument drawn = document.wide(wide(document, dice)).with(Flaw.COMPRESSED, dice.nextDouble());
        drawn = sometimes(drawn, Flaw.SKEW, 0.7, 1, dice);
        drawn = sometimes(drawn, Flaw.NOISE, 0.5, 0.9, dice);
        return switch (dice.nextInt(7)) {
            case 0 -> drawn.with(Flaw.BLUR, 0.3 + dice.nextDouble() * 0.5);
            case 1 -> drawn.with(Flaw.MOTION, 0.4 + dice.nextDouble() * 0.6);
            case 2 -> drawn.with(Flaw.GLARE_ON_CODE, dice.nextDouble());
            case 3 -> drawn.with(Flaw.CUT_OFF, dice.nextDouble());
            case 4 -> drawn.with(Flaw.DARK, 0.8 + dice.nextDouble() * 0.2).with(Flaw.NOISE, 0.3);
            case 5 -> drawn.with(Flaw.PERSPECTIVE, 1).with(Flaw.LOW_CONTRAST, 0.8);
            default -> drawn.wide(340 + dice.nextInt(160));
        };
    }

    private static DrawnDocument other(Random dice) {
        Bearer bearer = Bearer.of(dice.nextLong());
        Typeface wrong = WRONG.get(dice.nextInt(WRONG.size()));
        DrawnDocument document = switch (dice.nextInt(9)) {
            case 0, 1 -> DrawnDocument.passport(bearer).in(wrong);
            case 2, 3 -> DrawnDocument.idCardBack(bearer).in(wrong);
            case 4 -> DrawnDocument.largeIdCard(bearer).in(wrong);
            case 5 -> DrawnDocument.visa(bearer).in(wrong);
            case 6 -> DrawnDocument.idCardFront(bearer);
            case 7 -> DrawnDocument.licenceFront("CA", bearer);
            default -> DrawnDocument.letter(dice.nextLong());
        };
        return readable(document, dice);
    }

    /** Letters of a zone are from 11 to 40 pixels high, barcodes from 580 pixels wide. */
    private static int wide(DrawnDocument document, Random dice) {
        int least = switch (document.kind()) {
            case TD1 -> 420;
            case TD2 -> 520;
            case PDF417 -> 665;
            default -> 600;
        };
        return (int) (least * (1 + 2.1 * dice.nextDouble() * dice.nextDouble() + 0.15 * dice.nextDouble()));
    }

    private static DrawnDocument sometimes(
            DrawnDocument document, Flaw flaw, double often, double atMost, Random dice) {
        double strength = atMost * dice.nextDouble();
        return dice.nextDouble() < often ? document.with(flaw, strength) : document;
    }

    private static Entry named(String folder, int number, DrawnDocument document) {
        StringBuilder name = new StringBuilder(String.format("%s/%04d", folder, number));
        document.flaws().keySet().stream()
                .sorted()
                .forEach(flaw -> name.append('-').append(flaw));
        return new Entry(name.append(".jpg").toString().toLowerCase(Locale.ROOT), document);
    }
}
