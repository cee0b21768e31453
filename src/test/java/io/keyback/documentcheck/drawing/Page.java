package io.keyback.documentcheck.drawing;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.pdf417.PDF417Writer;
import com.google.zxing.pdf417.encoder.Dimensions;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** One side of a document as it is printed; all lengths in millimetres. */
final class Page {

    private static final double PITCH = 2.54;
    private static final double CAPITALS_OF_ZONE = 2.42;
    private static final DateTimeFormatter PRINTED = DateTimeFormatter.ofPattern("dd MMM yyyy", Locale.ROOT);
    private static final Color[] PAPERS = {
        new Color(0xF3EFE2),
        new Color(0xE6EEF4),
        new Color(0xF4E8EA),
        new Color(0xE8F2E6),
        new Color(0xF6F6F4),
        new Color(0xEFE6F2),
        new Color(0xDDE8EE),
        new Color(0xF2E4D4)
    };
    private static final Color[] INKS = {
        new Color(0x4A90C8),
        new Color(0xC86A7A),
        new Color(0x6AA86A),
        new Color(0xC89A4A),
        new Color(0x8A6AB8),
        new Color(0x58A8A0),
        new Color(0xB85A9A)
    };

    interface Ink {
        void on(Graphics2D canvas);
    }

    private final double width;
    private final double height;
    private final Random dice;
    private final List<Ink> inks = new ArrayList<>();
    private Rectangle2D code = new Rectangle2D.Double();
    private Rectangle2D portrait = new Rectangle2D.Double();

    private Page(double width, double height, Random dice) {
        this.width = width;
        this.height = height;
        this.dice = dice;
        paper();
    }

    static Page passport(Bearer bearer, List<String> lines, Typeface typeface, Random dice) {
        Page page = new Page(125, 88, dice);
        page.zone(lines, typeface, 6.35);
        page.heading("PASSPORT  PASSEPORT", bearer.state());
        page.face(new Rectangle2D.Double(5, 17, 34, 42));
        page.fields(bearer, 44, 20, 6.4);
        return page;
    }

    static Page visa(Bearer bearer, List<String> lines, Typeface typeface, Random dice) {
        Page page = lines.get(0).length() == 44 ? new Page(120, 80, dice) : new Page(105, 74, dice);
        page.zone(lines, typeface, 6.35);
        page.heading("VISA", bearer.state());
        page.face(new Rectangle2D.Double(5, 14, 27, 34));
        page.fields(bearer, 38, 16, 5.4);
        return page;
    }

    static Page card2(Bearer bearer, List<String> lines, Typeface typeface, Random dice) {
        Page page = new Page(105, 74, dice);
        page.zone(lines, typeface, 6.35);
        page.heading("IDENTITY CARD", bearer.state());
        page.face(new Rectangle2D.Double(5, 14, 27, 34));
        page.fields(bearer, 38, 16, 5.4);
        return page;
    }

    static Page card1Front(Bearer bearer, Random dice) {
        Page page = new Page(85.6, 54, dice);
        page.heading("IDENTITY CARD", bearer.state());
        page.face(new Rectangle2D.Double(4, 13, 26, 33));
        page.fields(bearer, 34, 14, 5.2);
        return page;
    }

    static Page card1Back(Bearer bearer, List<String> lines, Typeface typeface, Random dice) {
        Page page = new Page(85.6, 54, dice);
        page.zone(lines, typeface, 4.3 + dice.nextDouble() * 1.6);
        page.field("Address", (10 + dice.nextInt(80)) + " HARBOUR LANE, ZENITH", 6, 8);
        page.field("Authority", "MINISTRY OF THE INTERIOR", 6, 15);
        page.field("Height", (155 + dice.nextInt(40)) + " cm", 6, 22);
        page.emblem(66, 12, 8);
        return page;
    }

    static Page licenceFront(String state, Bearer bearer, Random dice) {
        Page page = new Page(85.6, 54, dice);
        page.heading("DRIVER LICENSE", state);
        page.face(new Rectangle2D.Double(4, 13, 26, 33));
        page.fields(bearer, 34, 14, 5.2);
        page.print("CLASS C   ORGAN DONOR", Typeface.SANS, 2, 34, 50, Color.DARK_GRAY);
        return page;
    }

    static Page licenceBack(String state, String text, Random dice) {
        Page page = new Page(85.6, 54, dice);
        page.barcode(text, new Rectangle2D.Double(5.3, 30, 75, 13 + dice.nextDouble() * 3));
        page.print(state + "  RESTRICTIONS: NONE   ENDORSEMENTS: NONE", Typeface.SANS, 1.6, 6, 8, Color.DARK_GRAY);
        page.print("IF FOUND DROP IN ANY MAILBOX", Typeface.SANS, 1.4, 6, 12, Color.DARK_GRAY);
        page.linearCode(new Rectangle2D.Double(8, 16, 40, 7));
        return page;
    }

    /** A printed page with lines of text and no code. */
    static Page letter(Random dice) {
        Page page = new Page(148, 105, dice);
        page.print("ELECTRICITY BILL", Typeface.BOLD, 3.4, 12, 16, Color.BLACK);
        String words = "ACCOUNT METER 48213 READING PREVIOUS PERIOD AMOUNT DUE TOTAL <<< EUR 120.44 SERVICE NUMBER";
        for (int line = 0; line < 12; line++) {
            int from = dice.nextInt(30);
            page.print(
                    words.substring(from, from + 40 + dice.nextInt(20)),
                    Typeface.SANS,
                    2.2,
                    12,
                    28 + line * 5.6,
                    Color.DARK_GRAY);
        }
        return page;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    /** The zone or the barcode; empty where there is none. */
    Rectangle2D code() {
        return code;
    }

    /** Empty where there is none. */
    Rectangle2D portrait() {
        return portrait;
    }

    /** On a canvas that counts in millimetres. */
    void draw(Graphics2D canvas) {
        inks.forEach(ink -> ink.on(canvas));
    }

    private void paper() {
        Color left = PAPERS[dice.nextInt(PAPERS.length)];
        Color right = PAPERS[dice.nextInt(PAPERS.length)];
        inks.add(canvas -> {
            canvas.setPaint(new GradientPaint(0, 0, left, (float) width, (float) height, right));
            canvas.fill(new Rectangle2D.Double(0, 0, width, height));
        });
        int nets = 1 + dice.nextInt(3);
        for (int net = 0; net < nets; net++) {
            guilloche();
        }
        if (dice.nextInt(3) == 0) {
            emblem(width * (0.3 + dice.nextDouble() * 0.4), height * (0.5 + dice.nextDouble() * 0.4), height * 0.3);
        }
    }

    private void guilloche() {
        Color ink = INKS[dice.nextInt(INKS.length)];
        int strength = 35 + dice.nextInt(120);
        double period = 8 + dice.nextDouble() * 30;
        double swing = 2 + dice.nextDouble() * 8;
        double distance = 0.9 + dice.nextDouble() * 1.6;
        double slope = dice.nextDouble() * 0.6 - 0.3;
        float thick = (float) (0.08 + dice.nextDouble() * 0.14);
        inks.add(canvas -> {
            canvas.setPaint(new Color(ink.getRed(), ink.getGreen(), ink.getBlue(), strength));
            canvas.setStroke(new BasicStroke(thick));
            for (double y = -2 * swing - 20; y < height + 2 * swing + 20; y += distance) {
                canvas.draw(wave(y, period, swing * Math.cos(y / 13), slope));
            }
        });
    }

    private Shape wave(double y, double period, double swing, double slope) {
        Path2D wave = new Path2D.Double();
        wave.moveTo(0, y);
        for (double x = 0; x <= width + 1; x += 0.8) {
            wave.lineTo(x, y + slope * x + swing * Math.sin(x * 2 * Math.PI / period));
        }
        return wave;
    }

    private void emblem(double x, double y, double radius) {
        Color ink = INKS[dice.nextInt(INKS.length)];
        inks.add(canvas -> {
            canvas.setPaint(new Color(ink.getRed(), ink.getGreen(), ink.getBlue(), 60));
            canvas.setStroke(new BasicStroke(0.3f));
            for (int ray = 0; ray < 24; ray++) {
                AffineTransform turn = AffineTransform.getRotateInstance(ray * Math.PI / 12, x, y);
                canvas.draw(
                        turn.createTransformedShape(new Ellipse2D.Double(x, y - radius * 0.2, radius, radius * 0.4)));
            }
        });
    }

    private void heading(String title, String state) {
        Color ink = INKS[dice.nextInt(INKS.length)].darker().darker();
        print(title, Typeface.BOLD, 3, 6, 8, ink);
        print(state, Typeface.BOLD, 3, width - 18, 8, ink);
        emblem(width - 12, height * 0.4, 7);
    }

    private void face(Rectangle2D box) {
        portrait = box;
        long seed = dice.nextLong();
        inks.add(canvas -> Face.draw(canvas, box, seed));
    }

    private void fields(Bearer bearer, double x, double y, double step) {
        field("Surname / Nom", bearer.surname(), x, y);
        field("Given names / Prénoms", bearer.givenNames(), x, y + step);
        field("Nationality / Nationalité", bearer.state(), x, y + 2 * step);
        field("Date of birth", printed(bearer.birth()), x, y + 3 * step);
        field("Sex", String.valueOf(bearer.sex()), x + 30, y + 3 * step);
        field("Date of expiry", printed(bearer.expiry()), x, y + 4 * step);
        field("Document No.", bearer.number(), x, y + 5 * step);
    }

    private static String printed(LocalDate date) {
        return PRINTED.format(date).toUpperCase(Locale.ROOT);
    }

    private void field(String label, String value, double x, double y) {
        print(label, Typeface.SANS, 1, x, y, new Color(0x506070));
        print(value, Typeface.BOLD, 1.9, x, y + 3, new Color(0x202028));
    }

    private void print(String text, Typeface typeface, double capitals, double x, double y, Color colour) {
        Shape outline =
                AffineTransform.getTranslateInstance(x, y).createTransformedShape(typeface.outline(text, capitals));
        inks.add(canvas -> {
            canvas.setPaint(colour);
            canvas.fill(outline);
        });
    }

    private void zone(List<String> lines, Typeface typeface, double spacing) {
        double pitch = PITCH * (0.985 + dice.nextDouble() * 0.03);
        double capitals = CAPITALS_OF_ZONE * (0.93 + dice.nextDouble() * 0.12);
        double length = lines.get(0).length() * pitch;
        double left = Math.max(2, Math.min(3 + dice.nextDouble() * 4, width - 2 - length));
        double bottom = height - 4.2 - dice.nextDouble() * 4;
        double top = bottom - (lines.size() - 1) * spacing;
        code = new Rectangle2D.Double(left, top - capitals, length, bottom - top + capitals);
        band(top - capitals - 2.5);
        Path2D zone = new Path2D.Double();
        for (int line = 0; line < lines.size(); line++) {
            zone.append(line(lines.get(line), typeface, pitch, capitals, left, top + line * spacing), false);
        }
        Color ink = dark();
        float spread = (float) (dice.nextDouble() * 0.09);
        inks.add(canvas -> {
            canvas.setPaint(ink);
            canvas.setStroke(new BasicStroke(spread, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            canvas.fill(zone);
            canvas.draw(zone);
        });
    }

    /** Many documents keep the zone on paler ground, some do not. */
    private void band(double top) {
        int paleness = dice.nextInt(3) * 80;
        inks.add(canvas -> {
            canvas.setPaint(new Color(255, 255, 255, paleness));
            canvas.fill(new Rectangle2D.Double(0, top, width, height - top));
        });
    }

    private static Shape line(
            String signs, Typeface typeface, double pitch, double capitals, double left, double bottom) {
        Path2D line = new Path2D.Double();
        double advance = typeface.width("M", capitals);
        for (int i = 0; i < signs.length(); i++) {
            String sign = signs.substring(i, i + 1);
            double inset = (pitch - typeface.width(sign, capitals)) / 2;
            AffineTransform place = AffineTransform.getTranslateInstance(left + i * pitch + inset, bottom);
            if (advance > pitch) {
                place.scale(pitch / advance, 1);
            }
            line.append(place.createTransformedShape(typeface.outline(sign, capitals)), false);
        }
        return line;
    }

    private Color dark() {
        int grey = dice.nextInt(60);
        return new Color(grey, grey, Math.min(255, grey + dice.nextInt(20)));
    }

    private void barcode(String text, Rectangle2D box) {
        code = box;
        BitMatrix matrix = encoded(text);
        inks.add(canvas -> {
            canvas.setPaint(Color.WHITE);
            canvas.fill(
                    new Rectangle2D.Double(box.getX() - 2, box.getY() - 1.5, box.getWidth() + 4, box.getHeight() + 3));
            canvas.setPaint(new Color(0x14141A));
            double x = box.getWidth() / matrix.getWidth();
            double y = box.getHeight() / matrix.getHeight();
            for (int row = 0; row < matrix.getHeight(); row++) {
                for (int from = 0; from < matrix.getWidth(); from++) {
                    int to = from;
                    while (to < matrix.getWidth() && matrix.get(to, row)) {
                        to++;
                    }
                    if (to > from) {
                        canvas.fill(new Rectangle2D.Double(
                                box.getX() + from * x, box.getY() + row * y, (to - from) * x, y));
                        from = to;
                    }
                }
            }
        });
    }

    private BitMatrix encoded(String text) {
        int columns = 11 + dice.nextInt(3);
        try {
            return new PDF417Writer()
                    .encode(
                            text,
                            BarcodeFormat.PDF_417,
                            1,
                            1,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    0,
                                    EncodeHintType.ERROR_CORRECTION,
                                    3 + dice.nextInt(2),
                                    EncodeHintType.CHARACTER_SET,
                                    StandardCharsets.ISO_8859_1.name(),
                                    EncodeHintType.PDF417_DIMENSIONS,
                                    new Dimensions(columns, columns, 5, 60)));
        } catch (WriterException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private void linearCode(Rectangle2D box) {
        List<Rectangle2D> bars = new ArrayList<>();
        for (double x = box.getX(); x < box.getMaxX(); ) {
            double bar = 0.25 * (1 + dice.nextInt(3));
            bars.add(new Rectangle2D.Double(x, box.getY(), bar, box.getHeight()));
            x += bar + 0.25 * (1 + dice.nextInt(3));
        }
        inks.add(canvas -> {
            canvas.setComposite(AlphaComposite.SrcOver);
            canvas.setPaint(new Color(0x14141A));
            bars.forEach(canvas::fill);
        });
    }
}
