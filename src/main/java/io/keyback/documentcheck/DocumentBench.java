package io.keyback.documentcheck;

import io.keyback.bench.BenchRefused;
import io.keyback.bench.Figures;
import io.keyback.documentcheck.BenchManifest.Item;
import io.keyback.documentcheck.BenchOutcome.Verdict;
import io.keyback.documentcheck.barcode.AamvaCard;
import io.keyback.documentcheck.barcode.BarcodeReader;
import io.keyback.documentcheck.barcode.BarcodeReading;
import io.keyback.documentcheck.barcode.CardMalformed;
import io.keyback.documentcheck.mrz.MachineReadableZone;
import io.keyback.documentcheck.mrz.ZoneMalformed;
import io.keyback.documentcheck.reading.ZoneReader;
import io.keyback.documentcheck.reading.ZoneReading;
import io.keyback.vision.Deadline;
import io.keyback.vision.OpenCv;
import io.keyback.vision.Quad;
import io.keyback.vision.TimeUp;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.PointerScope;

/**
 * Measures how well documents are read, over a folder with a {@code manifest.csv} of the columns {@code file,kind,text}:
 * kind is TD1, TD2, TD3, MRV, PDF417 or none. Text is the expected lines joined by {@code |}; for PDF417 it is the text
 * of the barcode with every run of control characters (line feed, record separator, carriage return) replaced by
 * {@code |}, none at the end. It is empty where only the check digits can judge.
 */
public final class DocumentBench {

    /** What the document check has for a picture. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    /** Number, birth, expiry, jurisdiction and sex of a licence; the first element follows the subfile's name. */
    private static final Pattern CRITICAL_ELEMENT = Pattern.compile("(?:\\||DL|ID)(DAQ|DBB|DBA|DAJ|DBC)([^|]*)");

    private final BenchManifest manifest;
    private final ZoneReader zones;
    private final BarcodeReader barcodes;
    private final Duration patience;

    private DocumentBench(BenchManifest manifest, ZoneReader zones, Duration patience) {
        this.manifest = manifest;
        this.zones = zones;
        this.barcodes = new BarcodeReader();
        this.patience = patience;
    }

    /**
     * Reads the manifest; pictures are looked at when it runs.
     *
     * @throws BenchRefused when it is missing or broken, or a file that it names is missing
     */
    public static DocumentBench of(Path directory) {
        return new DocumentBench(BenchManifest.of(directory), new ZoneReader(), PATIENCE);
    }

    /** For a machine that has other things to do: as {@link #of(Path)}, with so much time for each picture. */
    static DocumentBench of(Path directory, Duration patience) {
        return new DocumentBench(BenchManifest.of(directory), new ZoneReader(patience), patience);
    }

    /** Looks at one picture after the other, on this thread. */
    public Figures run() {
        BenchReport report = measure();
        return new Figures(report.json(), report.markdown());
    }

    BenchReport measure() {
        String engine = OpenCv.engine();
        List<BenchOutcome> outcomes = manifest.items().stream().map(this::judge).toList();
        return BenchReport.of(engine, outcomes, BenchMemory.peak());
    }

    private BenchOutcome judge(Item item) {
        PointerScope allocated = new PointerScope();
        try {
            return judged(item);
        } finally {
            allocated.close();
        }
    }

    private BenchOutcome judged(Item item) {
        long start = System.nanoTime();
        Deadline deadline = Deadline.in(patience);
        Optional<BufferedImage> picture = BenchPicture.decode(item.file());
        if (picture.isEmpty()) {
            return unread(item, Verdict.NO_PICTURE, since(start));
        }
        try {
            return switch (item.kind()) {
                case PDF417 -> barcode(item, barcodes.read(picture.get(), deadline), start);
                case NONE -> nothing(item, picture.get(), deadline, start);
                default -> zone(item, picture.get(), deadline, start);
            };
        } catch (TimeUp late) {
            return unread(item, Verdict.NOT_READ, since(start));
        }
    }

    private BenchOutcome zone(Item item, BufferedImage picture, Deadline deadline, long start) {
        Optional<ZoneReading> reading = zones.read(picture, deadline);
        double millis = since(start);
        return reading.map(read -> zone(item, read, millis)).orElseGet(() -> unread(item, Verdict.NOT_READ, millis));
    }

    static BenchOutcome zone(Item item, ZoneReading reading, double millis) {
        boolean fits = item.lines().isEmpty()
                ? kindOf(reading) == item.kind()
                : critical(reading.lines()).equals(critical(item.lines()));
        return new BenchOutcome(
                item.name(),
                item.kind(),
                item.folder(),
                reading.certain() ? Verdict.CERTAIN : Verdict.INCONCLUSIVE,
                item.lines(),
                reading.lines(),
                reading.confidence(),
                fits && checkDigitsHold(reading.lines()),
                reading.lines().equals(item.lines()),
                reading.certain() && !fits,
                lettersHigh(reading.place(), reading.lines().get(0).length()),
                millis);
    }

    private static BenchOutcome barcode(Item item, Optional<BarcodeReading> reading, long start) {
        double millis = since(start);
        if (reading.isEmpty()) {
            return unread(item, Verdict.NOT_READ, millis);
        }
        List<String> lines = lines(reading.get().text());
        boolean fits = item.lines().isEmpty() || elements(lines).equals(elements(item.lines()));
        boolean card = isCard(reading.get());
        return new BenchOutcome(
                item.name(),
                item.kind(),
                item.folder(),
                card ? Verdict.CERTAIN : Verdict.INCONCLUSIVE,
                item.lines(),
                lines,
                1,
                card && fits,
                lines.equals(item.lines()),
                card && !fits,
                reading.get().place().width(),
                millis);
    }

    /** Where there is no code, both readers must say so. */
    private BenchOutcome nothing(Item item, BufferedImage picture, Deadline deadline, long start) {
        Optional<ZoneReading> zone = zones.read(picture, deadline);
        Optional<BarcodeReading> barcode = zone.isPresent() ? Optional.empty() : barcodes.read(picture, deadline);
        double millis = since(start);
        boolean accepted =
                barcode.isPresent() || zone.filter(ZoneReading::certain).isPresent();
        Verdict verdict = accepted ? Verdict.CERTAIN : zone.isPresent() ? Verdict.INCONCLUSIVE : Verdict.NOT_READ;
        return new BenchOutcome(
                item.name(),
                item.kind(),
                item.folder(),
                verdict,
                List.of(),
                zone.map(ZoneReading::lines)
                        .orElseGet(() -> barcode.map(read -> lines(read.text())).orElse(List.of())),
                zone.map(ZoneReading::confidence).orElse(0.0),
                !accepted,
                !accepted,
                accepted,
                0,
                millis);
    }

    private static BenchOutcome unread(Item item, Verdict verdict, double millis) {
        boolean right = item.kind() == BenchKind.NONE;
        return new BenchOutcome(
                item.name(),
                item.kind(),
                item.folder(),
                verdict,
                item.lines(),
                List.of(),
                0,
                right,
                right,
                false,
                0,
                millis);
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    /** By the pitch, which is the same for every letter, not by a letter: capitals are as high as 0.95 of it. */
    private static double lettersHigh(Quad place, int length) {
        return place.width() / length * 0.95;
    }

    private static boolean checkDigitsHold(List<String> lines) {
        try {
            return MachineReadableZone.parse(lines).checkDigitsHold();
        } catch (ZoneMalformed malformed) {
            return false;
        }
    }

    private static boolean isCard(BarcodeReading reading) {
        try {
            AamvaCard.parse(reading.text());
            return true;
        } catch (CardMalformed malformed) {
            return false;
        }
    }

    private static BenchKind kindOf(ZoneReading reading) {
        return switch (reading.format()) {
            case TD1 -> BenchKind.TD1;
            case TD2 -> BenchKind.TD2;
            case TD3 -> BenchKind.TD3;
            case MRV_A, MRV_B -> BenchKind.MRV;
        };
    }

    /** Issuer, number, nationality, birth, sex and expiry with their check digits, as they stand in the lines. */
    private static List<String> critical(List<String> lines) {
        return lines.size() == 3
                ? List.of(lines.get(0).substring(2, 15), lines.get(1).substring(0, 18))
                : List.of(lines.get(0).substring(2, 5), lines.get(1).substring(0, 28));
    }

    private static List<String> elements(List<String> lines) {
        return CRITICAL_ELEMENT
                .matcher(String.join("|", lines))
                .results()
                .map(element -> element.group(1) + element.group(2).strip())
                .sorted()
                .collect(Collectors.toList());
    }

    private static List<String> lines(String text) {
        return CONTROL.splitAsStream(text).toList();
    }
}
