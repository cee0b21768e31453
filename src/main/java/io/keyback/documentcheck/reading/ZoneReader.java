package io.keyback.documentcheck.reading;

import io.keyback.documentcheck.mrz.MachineReadableZone;
import io.keyback.documentcheck.mrz.ZoneMalformed;
import io.keyback.documentcheck.reading.Turned.Sized;
import io.keyback.vision.Deadline;
import io.keyback.vision.OpenCv;
import io.keyback.vision.TimeUp;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/**
 * Reads the machine-readable zone of a document, whichever way up it was photographed. One can be shared by all
 * threads. It takes its time where nothing is found, three seconds where no other limit is given.
 */
public final class ZoneReader {

    private static final Duration LONGEST = Duration.ofSeconds(3);

    /** Less is other text, or a pattern. */
    private static final double LEAST_CONFIDENCE = 0.3;

    private static final Comparator<ZoneReading> CLEARER = Comparator.comparing(ZoneReading::checkDigitsHold)
            .thenComparing(ZoneReading::repaired, Comparator.reverseOrder())
            .thenComparingDouble(ZoneReading::confidence);

    private final GlyphNet network = GlyphNet.load();
    private final TypefaceNet typefaces = TypefaceNet.load();
    private final Duration longest;

    public ZoneReader() {
        this(LONGEST);
    }

    /** For machines that have other things to do. */
    public ZoneReader(Duration longest) {
        this.longest = longest;
    }

    /**
     * The clearest zone; one that is not certain when there is no better.
     *
     * @throws TimeUp when the deadline passed before anything was read
     */
    public Optional<ZoneReading> read(BufferedImage picture, Deadline deadline) {
        return new Search(deadline).best(picture);
    }

    /** One picture, looked at in several ways until one will do. */
    private final class Search {

        private final Deadline deadline;
        private @Nullable ZoneReading best;

        Search(Deadline deadline) {
            this.deadline = deadline.within(longest);
        }

        Optional<ZoneReading> best(BufferedImage picture) {
            OpenCv.load();
            PointerScope allocated = new PointerScope();
            try {
                look(picture);
            } catch (TimeUp late) {
                if (best == null) {
                    throw late;
                }
            } finally {
                allocated.close();
            }
            return Optional.ofNullable(best);
        }

        private void look(BufferedImage picture) {
            for (Shade shade : Shade.values()) {
                deadline.check();
                try (Mat grey = shade.of(picture);
                        Turned upright = Turned.by(0, grey);
                        Turned quarter = Turned.by(1, grey)) {
                    if (look(upright) || look(quarter)) {
                        return;
                    }
                }
            }
        }

        private boolean look(Turned picture) {
            for (LineGroup group : picture.groups(deadline)) {
                deadline.check();
                Sized sized = picture.sizedFor(group);
                GroupReading lines = new GroupReading(network, sized.raster(), deadline);
                for (CellGrid grid : lines.grids(group.scaled(sized.scale()))) {
                    keep(in(picture, sized, read(grid, sized.raster())));
                    if (isCertain()) {
                        return true;
                    }
                }
            }
            return false;
        }

        private void keep(ZoneReading reading) {
            if (reading.confidence() > LEAST_CONFIDENCE && (best == null || CLEARER.compare(best, reading) < 0)) {
                best = reading;
            }
        }

        private boolean isCertain() {
            return best != null && best.certain();
        }

        private ZoneReading read(CellGrid grid, Raster raster) {
            GridReading close = new GridReading(network, raster);
            CellGrid focused = close.focused(grid);
            ZoneText text = ZoneText.of(close.read(focused));
            if (holds(text.lines())) {
                return reading(text, focused, close, false);
            }
            return text.repaired(ZoneReader::holds)
                    .map(repaired -> reading(repaired, focused, close, true))
                    .orElseGet(() -> reading(text, focused, close, false));
        }

        private ZoneReading reading(ZoneText text, CellGrid grid, GridReading close, boolean repaired) {
            return new ZoneReading(
                    text.lines(),
                    text.format(),
                    text.confidence(),
                    repaired,
                    close.typeface(grid, text.glyphs(), typefaces),
                    grid.place(),
                    grid.glyphHeight());
        }
    }

    private static ZoneReading in(Turned picture, Sized sized, ZoneReading reading) {
        return new ZoneReading(
                reading.lines(),
                reading.format(),
                reading.confidence(),
                reading.repaired(),
                reading.typeface(),
                picture.before(reading.place().scaled(1 / sized.scale())),
                reading.glyphHeight() / sized.scale());
    }

    private static boolean holds(List<String> lines) {
        try {
            return MachineReadableZone.parse(lines).checkDigitsHold();
        } catch (ZoneMalformed malformed) {
            return false;
        }
    }
}
