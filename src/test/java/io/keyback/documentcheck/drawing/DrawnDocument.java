package io.keyback.documentcheck.drawing;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A drawn document and how its picture is taken, such as
 * {@code DrawnDocument.passport(Bearer.of(7).named("Иванова", "Ольга")).upsideDown().blurred().jpeg()}. The same seed and
 * flaws give the same picture. Each method gives another document; none changes this one.
 */
public final class DrawnDocument {

    /** What is drawn: the kind of the bench's manifest is what can be read from it. */
    public enum Kind {
        TD1,
        TD2,
        TD3,
        MRV,
        PDF417,
        NONE;

        /** As the manifest spells it. */
        public String inManifest() {
            return this == NONE ? "none" : name();
        }
    }

    private static final int USUAL_WIDTH = 1300;
    private static final double USUAL_STRENGTH = 0.5;
    private static final float BEST = 0.9f;

    private interface Printer {
        Page print(Typeface typeface, Random dice);
    }

    private final Kind kind;
    private final List<String> lines;
    private final Printer printer;
    private final long seed;
    private final Typeface typeface;
    private final int width;
    private final int quarters;
    private final Map<Flaw, Double> flaws;

    private DrawnDocument(
            Kind kind,
            List<String> lines,
            Printer printer,
            long seed,
            Typeface typeface,
            int width,
            int quarters,
            Map<Flaw, Double> flaws) {
        this.kind = kind;
        this.lines = lines;
        this.printer = printer;
        this.seed = seed;
        this.typeface = typeface;
        this.width = width;
        this.quarters = quarters;
        this.flaws = flaws;
    }

    private DrawnDocument(Kind kind, List<String> lines, long seed, Printer printer) {
        this(kind, lines, printer, seed, Typeface.OCR_B, USUAL_WIDTH, 0, new EnumMap<>(Flaw.class));
    }

    /** The data page of a passport (TD3). */
    public static DrawnDocument passport(Bearer bearer) {
        List<String> lines = Zone.passport(bearer, new Random(bearer.hashCode()));
        return new DrawnDocument(
                Kind.TD3, lines, seedOf(bearer), (face, dice) -> Page.passport(bearer, lines, face, dice));
    }

    public static DrawnDocument passport(long seed) {
        return passport(Bearer.of(seed));
    }

    /** The side of an identity card with portrait and no code. */
    public static DrawnDocument idCardFront(Bearer bearer) {
        return new DrawnDocument(Kind.NONE, List.of(), seedOf(bearer), (face, dice) -> Page.card1Front(bearer, dice));
    }

    /** The side with the zone (TD1). */
    public static DrawnDocument idCardBack(Bearer bearer) {
        List<String> lines = Zone.card1(bearer, new Random(bearer.hashCode()));
        return new DrawnDocument(
                Kind.TD1, lines, seedOf(bearer), (face, dice) -> Page.card1Back(bearer, lines, face, dice));
    }

    /** The larger, older card (TD2): portrait and zone on one side. */
    public static DrawnDocument largeIdCard(Bearer bearer) {
        List<String> lines = Zone.card2(bearer, new Random(bearer.hashCode()));
        return new DrawnDocument(
                Kind.TD2, lines, seedOf(bearer), (face, dice) -> Page.card2(bearer, lines, face, dice));
    }

    /** A visa of a whole page (MRV-A). */
    public static DrawnDocument visa(Bearer bearer) {
        List<String> lines = Zone.visaA(bearer);
        return new DrawnDocument(Kind.MRV, lines, seedOf(bearer), (face, dice) -> Page.visa(bearer, lines, face, dice));
    }

    /** A smaller one (MRV-B). */
    public static DrawnDocument smallVisa(Bearer bearer) {
        List<String> lines = Zone.visaB(bearer);
        return new DrawnDocument(Kind.MRV, lines, seedOf(bearer), (face, dice) -> Page.visa(bearer, lines, face, dice));
    }

    /**
     * The side of a US or Canadian licence with portrait and no code.
     *
     * @param state of the United States or province of Canada, two letters
     */
    public static DrawnDocument licenceFront(String state, Bearer bearer) {
        return new DrawnDocument(
                Kind.NONE, List.of(), seedOf(bearer), (face, dice) -> Page.licenceFront(state, bearer, dice));
    }

    /** The side with the barcode; its text is the only line. */
    public static DrawnDocument licenceBack(String state, Bearer bearer) {
        String text = CardText.of(state, bearer, new Random(bearer.hashCode()));
        return new DrawnDocument(
                Kind.PDF417, List.of(text), seedOf(bearer), (face, dice) -> Page.licenceBack(state, text, dice));
    }

    /** A printed page that is no identity document. */
    public static DrawnDocument letter(long seed) {
        return new DrawnDocument(Kind.NONE, List.of(), seed, (face, dice) -> Page.letter(dice));
    }

    public Kind kind() {
        return kind;
    }

    /** What a reader should read: lines of the zone or the text of the barcode; none for what has neither. */
    public List<String> lines() {
        return lines;
    }

    public Map<Flaw, Double> flaws() {
        return Map.copyOf(flaws);
    }

    /** In a font that no zone is printed in: nothing may be accepted from it. */
    public DrawnDocument in(Typeface wrong) {
        return new DrawnDocument(Kind.NONE, List.of(), printer, seed, wrong, width, quarters, flaws);
    }

    /** How wide the document is in the picture before it is turned, in pixels. */
    public DrawnDocument wide(int pixels) {
        return new DrawnDocument(kind, lines, printer, seed, typeface, pixels, quarters, flaws);
    }

    /** Clockwise by 90° times the number. */
    public DrawnDocument turned(int quarterTurns) {
        return new DrawnDocument(kind, lines, printer, seed, typeface, width, (quarters + quarterTurns) % 4, flaws);
    }

    public DrawnDocument upsideDown() {
        return turned(2);
    }

    public DrawnDocument with(Flaw flaw, double strength) {
        Map<Flaw, Double> more = new EnumMap<>(flaws);
        more.put(flaw, strength);
        return new DrawnDocument(kind, lines, printer, seed, typeface, width, quarters, more);
    }

    /** Badly enough that people cannot read it either. */
    public DrawnDocument blurred() {
        return with(Flaw.BLUR, 1);
    }

    public DrawnDocument skewed() {
        return with(Flaw.SKEW, USUAL_STRENGTH);
    }

    public DrawnDocument inPerspective() {
        return with(Flaw.PERSPECTIVE, USUAL_STRENGTH);
    }

    public DrawnDocument shadowed() {
        return with(Flaw.SHADOW, USUAL_STRENGTH);
    }

    /** Badly enough that nothing can be made out. */
    public DrawnDocument dark() {
        return with(Flaw.DARK, 1);
    }

    public DrawnDocument glareOnCode() {
        return with(Flaw.GLARE_ON_CODE, USUAL_STRENGTH);
    }

    public DrawnDocument glareOnPortrait() {
        return with(Flaw.GLARE_ON_PORTRAIT, USUAL_STRENGTH);
    }

    public DrawnDocument cutOff() {
        return with(Flaw.CUT_OFF, USUAL_STRENGTH);
    }

    public DrawnDocument screenshot() {
        return with(Flaw.SCREENSHOT, 1);
    }

    /** As the camera saw it: not compressed. */
    public BufferedImage picture() {
        Page page = printer.print(typeface, new Random(seed));
        return turned(new Camera(page, width, flaws, seed).take(), quarters);
    }

    /** As a phone would send it. */
    public byte[] jpeg() {
        float quality = (float) (BEST - flaws.getOrDefault(Flaw.COMPRESSED, 0.0) * 0.75);
        return jpeg(picture(), quality);
    }

    public byte[] png() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture(), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The picture as it is after the JPEG was decoded. */
    public BufferedImage decodedJpeg() {
        try {
            return ImageIO.read(new ByteArrayInputStream(jpeg()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] jpeg(BufferedImage picture, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage turned(BufferedImage picture, int quarters) {
        if (quarters == 0) {
            return picture;
        }
        boolean lying = quarters % 2 == 1;
        int width = lying ? picture.getHeight() : picture.getWidth();
        int height = lying ? picture.getWidth() : picture.getHeight();
        BufferedImage turned = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = turned.createGraphics();
        canvas.translate(width / 2.0, height / 2.0);
        canvas.rotate(quarters * Math.PI / 2);
        canvas.translate(-picture.getWidth() / 2.0, -picture.getHeight() / 2.0);
        canvas.drawImage(picture, 0, 0, null);
        canvas.dispose();
        return turned;
    }

    private static long seedOf(Bearer bearer) {
        return bearer.hashCode() * 31L + 7;
    }
}
