package io.keyback.evidence;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws the pictures that tests hand in: the same on every machine, with or without fonts. */
public final class DrawnPictures {

    private static final int FRAME_WIDTH = 640;
    private static final int FRAME_HEIGHT = 480;
    private static final Color INK = new Color(0x22, 0x2a, 0x3a);

    private DrawnPictures() {}

    /** The front of an ID card on a table, JPEG, 1280×960. */
    public static byte[] idCardFront() {
        return jpeg(picture(1280, 960, canvas -> {
            card(canvas, new Color(0xc9, 0xdd, 0xee), new Color(0xf3, 0xf0, 0xdc));
            text(canvas, "UTOPIA   IDENTITY CARD", 190, 225, 5);
            portrait(canvas, 210, 320, 230, 0);
            text(canvas, "SURNAME", 500, 320, 2);
            text(canvas, "ERIKSSON", 500, 345, 4);
            text(canvas, "GIVEN NAMES", 500, 410, 2);
            text(canvas, "ANNA MARIA", 500, 435, 4);
            text(canvas, "DATE OF BIRTH", 500, 500, 2);
            text(canvas, "12 08 1974", 500, 525, 4);
            text(canvas, "EXPIRES", 500, 590, 2);
            text(canvas, "15 04 2032", 500, 615, 4);
        }));
    }

    /** The back of an ID card with a machine-readable zone, JPEG, 1280×960. */
    public static byte[] idCardBack() {
        return jpeg(picture(1280, 960, canvas -> {
            card(canvas, new Color(0xe6, 0xe0, 0xd0), new Color(0xd2, 0xe4, 0xdc));
            text(canvas, "ADDRESS  1 MAIN STREET  ZENITH", 190, 240, 3);
            text(canvas, "I<UTOD231458907<<<<<<<<<<<<<<<", 180, 560, 5);
            text(canvas, "7408122F3204159UTO<<<<<<<<<<<6", 180, 620, 5);
            text(canvas, "ERIKSSON<<ANNA<MARIA<<<<<<<<<<", 180, 680, 5);
        }));
    }

    /** The data page of a passport, JPEG, 1400×1000. */
    public static byte[] passportPage() {
        return jpeg(picture(1400, 1000, canvas -> {
            page(canvas);
            text(canvas, "PASSPORT   UTOPIA   P UTO L898902C3", 110, 110, 5);
            portrait(canvas, 160, 230, 250, 0);
            text(canvas, "ERIKSSON", 540, 240, 5);
            text(canvas, "ANNA MARIA", 540, 310, 5);
            text(canvas, "UTOPIAN", 540, 380, 5);
            text(canvas, "12 AUG 1974", 540, 450, 5);
            text(canvas, "F   ZENITH", 540, 520, 5);
            text(canvas, "15 APR 2032", 540, 590, 5);
            text(canvas, "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", 95, 800, 4);
            text(canvas, "L898902C36UTO7408122F3204159ZE184226B<<<<<10", 95, 870, 4);
        }));
    }

    /** A take of the face: JPEG frames of 640×480 in which the head moves a little, no two alike. */
    public static List<byte[]> faceFrames(int number) {
        return IntStream.range(0, number).mapToObj(DrawnPictures::faceFrame).toList();
    }

    private static byte[] faceFrame(int index) {
        return jpeg(picture(FRAME_WIDTH, FRAME_HEIGHT, canvas -> {
            canvas.setPaint(new GradientPaint(
                    0, 0, new Color(0xdc, 0xdf, 0xe4), FRAME_WIDTH, FRAME_HEIGHT, new Color(0xa8, 0xb0, 0xbc)));
            canvas.fillRect(0, 0, FRAME_WIDTH, FRAME_HEIGHT);
            portrait(canvas, 190 + 3 * index, 70 + index % 3, 260, index % 4);
        }));
    }

    private static void card(Graphics2D canvas, Color from, Color to) {
        table(canvas, 1280, 960);
        canvas.setPaint(new GradientPaint(150, 190, from, 1130, 780, to));
        canvas.fill(new RoundRectangle2D.Double(140, 180, 1000, 630, 40, 40));
    }

    private static void page(Graphics2D canvas) {
        table(canvas, 1400, 1000);
        canvas.setPaint(new GradientPaint(60, 60, new Color(0xf2, 0xe9, 0xe0), 1340, 940, new Color(0xdb, 0xe6, 0xf0)));
        canvas.fillRect(60, 60, 1280, 900);
        canvas.setColor(Color.WHITE);
        canvas.fillRect(60, 760, 1280, 200);
    }

    private static void table(Graphics2D canvas, int width, int height) {
        canvas.setPaint(
                new GradientPaint(0, 0, new Color(0x7d, 0x68, 0x55), width, height, new Color(0x58, 0x48, 0x3a)));
        canvas.fillRect(0, 0, width, height);
    }

    /** Head and shoulders; the look shuts the eyes (1) or opens the mouth (2). */
    private static void portrait(Graphics2D canvas, int x, int y, int width, int look) {
        double unit = width / 100.0;
        canvas.setColor(new Color(0x4a, 0x5d, 0x7c));
        canvas.fill(ellipse(x, y, unit, -20, 120, 140, 80));
        canvas.setColor(new Color(0x4e, 0x39, 0x2b));
        canvas.fill(ellipse(x, y, unit, 8, -6, 84, 90));
        canvas.setColor(new Color(0xe3, 0xbd, 0xa0));
        canvas.fill(ellipse(x, y, unit, 15, 5, 70, 100));
        canvas.fill(ellipse(x, y, unit, 38, 90, 24, 40));
        canvas.setColor(INK);
        double eyeHeight = look == 1 ? 1 : 6;
        canvas.fill(ellipse(x, y, unit, 30, 45, 12, eyeHeight));
        canvas.fill(ellipse(x, y, unit, 58, 45, 12, eyeHeight));
        canvas.setStroke(new BasicStroke((float) (2 * unit)));
        canvas.drawLine(at(x, unit, 50), at(y, unit, 55), at(x, unit, 47), at(y, unit, 70));
        canvas.setColor(new Color(0xa0, 0x4a, 0x48));
        canvas.fill(ellipse(x, y, unit, 38, 80, 24, look == 2 ? 10 : 4));
    }

    private static Ellipse2D ellipse(int x, int y, double unit, double left, double top, double width, double height) {
        return new Ellipse2D.Double(x + left * unit, y + top * unit, width * unit, height * unit);
    }

    private static int at(int origin, double unit, double distance) {
        return (int) Math.round(origin + distance * unit);
    }

    private static void text(Graphics2D canvas, String text, int x, int y, int dot) {
        canvas.setColor(INK);
        for (int i = 0; i < text.length(); i++) {
            DotLetters.draw(canvas, text.charAt(i), x + i * 6 * dot, y, dot);
        }
    }

    private static BufferedImage picture(int width, int height, Consumer<Graphics2D> drawing) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = picture.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        drawing.accept(canvas);
        canvas.dispose();
        return picture;
    }

    static byte[] jpeg(BufferedImage picture) {
        return encode(picture, "jpeg");
    }

    static byte[] png(BufferedImage picture) {
        return encode(picture, "png");
    }

    private static byte[] encode(BufferedImage picture, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(picture, format, out)) {
                throw new IllegalStateException("No writer for " + format);
            }
        } catch (IOException cannotHappenInMemory) {
            throw new UncheckedIOException(cannotHappenInMemory);
        }
        return bytes.toByteArray();
    }
}
