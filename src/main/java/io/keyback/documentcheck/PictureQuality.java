package io.keyback.documentcheck;

import io.keyback.documentcheck.reading.ZoneReading;
import io.keyback.evidence.EvidenceKind;
import io.keyback.vision.Deadline;
import io.keyback.vision.Quad;
import io.keyback.vision.TimeUp;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Judges a picture of a document as a picture: whether what must be read and seen can be. */
final class PictureQuality {

    private static final int LETTERS_OF_A_PASSPORT = 44;
    private static final int LETTERS_OF_A_CARD = 30;

    private final GateSettings settings;
    private final Looking<ZoneReading> zones;
    private final Looking<Quad> portraits;

    /** For something in a picture. */
    interface Looking<T> {

        /** Empty when it is not there; throws what it likes when it cannot say. */
        Optional<T> find(BufferedImage picture, Deadline deadline);
    }

    PictureQuality(GateSettings settings, Looking<ZoneReading> zones, Looking<Quad> portraits) {
        this.settings = settings;
        this.zones = zones;
        this.portraits = portraits;
    }

    /**
     * What is wrong with the picture. To be called in a job of the workers.
     *
     * @param declared null as long as the applicant has not said what it is
     */
    Set<PictureFault> faults(
            BufferedImage picture, EvidenceKind side, @Nullable DocumentType declared, Deadline deadline) {
        Set<PictureFault> faults = EnumSet.noneOf(PictureFault.class);
        if (isScreen(picture)) {
            faults.add(PictureFault.SCREENSHOT);
        }
        GreyPicture grey = GreyPicture.of(picture, settings.measuredSide());
        faults.addAll(light(grey));
        if (grey.sharpness() < settings.minSharpness()) {
            faults.add(PictureFault.BLURRED);
        }
        if (faults.isEmpty()) {
            // Only now: in a picture that is no good, not to find them says nothing.
            faults.addAll(places(picture, grey, side, declared, deadline.within(settings.placesTime())));
        }
        return faults;
    }

    private Set<PictureFault> light(GreyPicture grey) {
        if (grey.paper() < settings.minPaperBrightness()) {
            return EnumSet.of(PictureFault.TOO_DARK);
        }
        return grey.ink() > settings.maxInkBrightness()
                ? EnumSet.of(PictureFault.TOO_BRIGHT)
                : EnumSet.noneOf(PictureFault.class);
    }

    private Set<PictureFault> places(
            BufferedImage picture,
            GreyPicture grey,
            EvidenceKind side,
            @Nullable DocumentType declared,
            Deadline deadline) {
        Set<PictureFault> faults = EnumSet.noneOf(PictureFault.class);
        boolean passport = declared == DocumentType.INTERNATIONAL_PASSPORT;
        try {
            boolean front = side == EvidenceKind.DOCUMENT_FRONT;
            Optional<Quad> portrait = front ? portraits.find(picture, deadline) : Optional.empty();
            if (portrait.filter(found -> isGlareOnFace(grey, found)).isPresent()) {
                faults.add(PictureFault.GLARE_ON_PORTRAIT);
            }
            Optional<ZoneReading> zone = zone(picture, deadline);
            if (passport && front && portrait.isEmpty() && zone.isEmpty()) {
                faults.add(PictureFault.NO_DATA_PAGE);
            }
            // What can be read is good enough, whatever it looks like.
            zone.filter(read -> !read.certain())
                    .map(read -> inZone(grey, read.place(), passport))
                    .ifPresent(faults::addAll);
        } catch (RuntimeException notFoundOut) {
            // What is known by then counts.
        }
        return faults;
    }

    /** What is hardly legible may be other print. */
    private Optional<ZoneReading> zone(BufferedImage picture, Deadline deadline) {
        try {
            return zones.find(picture, deadline).filter(read -> read.confidence() >= settings.minZoneConfidence());
        } catch (TimeUp notFoundSoon) {
            return Optional.empty();
        }
    }

    private Set<PictureFault> inZone(GreyPicture grey, Quad zone, boolean passport) {
        Set<PictureFault> faults = EnumSet.noneOf(PictureFault.class);
        Quad measured = zone.scaled(grey.scale());
        if (margin(grey, measured) < settings.minZoneMargin() * grey.longestSide()) {
            faults.add(PictureFault.ZONE_CUT_OFF);
        }
        if (zone.width() / (passport ? LETTERS_OF_A_PASSPORT : LETTERS_OF_A_CARD) < settings.minLetterPitch()) {
            faults.add(PictureFault.ZONE_TOO_SMALL);
        }
        if (grey.isBlank(measured, measured.height() * settings.maxZoneGlare(), settings.glareBrightness())) {
            faults.add(PictureFault.GLARE_ON_ZONE);
        }
        return faults;
    }

    /** From the corner that is nearest to an edge; negative when one is outside. */
    private static double margin(GreyPicture grey, Quad place) {
        double left = DoubleStream.of(place.x1(), place.x2(), place.x3(), place.x4())
                .map(x -> Math.min(x, grey.width() - x))
                .min()
                .orElseThrow();
        double top = DoubleStream.of(place.y1(), place.y2(), place.y3(), place.y4())
                .map(y -> Math.min(y, grey.height() - y))
                .min()
                .orElseThrow();
        return Math.min(left, top);
    }

    /** In the middle of the portrait: around the face it may be as white as it likes. */
    private boolean isGlareOnFace(GreyPicture grey, Quad portrait) {
        Quad measured = portrait.scaled(grey.scale());
        double side = measured.width() * settings.maxPortraitGlare();
        return grey.isBlank(middle(measured), side, settings.glareBrightness());
    }

    private static Quad middle(Quad place) {
        double x = (place.x1() + place.x2() + place.x3() + place.x4()) / 4;
        double y = (place.y1() + place.y2() + place.y3() + place.y4()) / 4;
        return new Quad(
                (x + place.x1()) / 2,
                (y + place.y1()) / 2,
                (x + place.x2()) / 2,
                (y + place.y2()) / 2,
                (x + place.x3()) / 2,
                (y + place.y3()) / 2,
                (x + place.x4()) / 2,
                (y + place.y4()) / 2);
    }

    /** A camera never sees a row of exactly one colour; and a phone's screen is longer than a camera's picture. */
    private boolean isScreen(BufferedImage picture) {
        if ((double) picture.getHeight() / picture.getWidth() < settings.minScreenAspectRatio()) {
            return false;
        }
        int uniform = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            if (isUniform(picture.getRaster(), y)) {
                uniform++;
            }
        }
        return uniform > settings.maxUniformRows() * picture.getHeight();
    }

    private static boolean isUniform(Raster raster, int y) {
        int[] row = raster.getPixels(0, y, raster.getWidth(), 1, (int[]) null);
        int bands = raster.getNumBands();
        for (int i = bands; i < row.length; i++) {
            if (row[i] != row[i - bands]) {
                return false;
            }
        }
        return true;
    }
}
