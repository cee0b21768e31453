package io.keyback.documentcheck.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Random;

/** Nobody's face, frontal, such as a detector of faces finds: what counts is where it is light and where dark. */
final class Face {

    private static final Color[] SKINS = {
        new Color(0xE8B898), new Color(0xD9A37F), new Color(0xF0C8AC), new Color(0xC08A64), new Color(0xE0B090)
    };
    private static final Color[] HAIR = {
        new Color(0x3A281C), new Color(0x1E1A18), new Color(0x7A5230), new Color(0x8A8580), new Color(0x4A2416)
    };
    private static final Color[] CLOTHES = {
        new Color(0x263C5E), new Color(0x333333), new Color(0x5E2630), new Color(0x2E4A38)
    };

    private final Graphics2D canvas;
    private final Random dice;
    private final Color skin;
    private final Color hair;

    private Face(Graphics2D canvas, Random dice) {
        this.canvas = canvas;
        this.dice = dice;
        this.skin = SKINS[dice.nextInt(SKINS.length)];
        this.hair = HAIR[dice.nextInt(HAIR.length)];
    }

    /** A portrait that fills the box. */
    static void draw(Graphics2D canvas, Rectangle2D box, long seed) {
        Graphics2D own = (Graphics2D) canvas.create();
        own.clip(box);
        own.translate(box.getX(), box.getY());
        own.scale(box.getWidth() / 100, box.getHeight() / 125);
        new Face(own, new Random(seed)).draw();
        own.dispose();
    }

    private void draw() {
        fill(new Rectangle2D.Double(0, 0, 100, 125), new Color(0xC4CCD2));
        fill(new Ellipse2D.Double(6, 98, 88, 60), CLOTHES[dice.nextInt(CLOTHES.length)]);
        fill(new RoundRectangle2D.Double(38, 80, 24, 28, 10, 10), shade(skin, 0.8));
        fill(new Ellipse2D.Double(17, 10, 66, 74), hair);
        fill(new Ellipse2D.Double(17, 48, 10, 18), shade(skin, 0.85));
        fill(new Ellipse2D.Double(73, 48, 10, 18), shade(skin, 0.85));
        head();
        eye(38);
        eye(62);
        nose();
        mouth();
    }

    private void head() {
        Path2D head = new Path2D.Double();
        head.moveTo(21, 44);
        head.curveTo(21, 20, 79, 20, 79, 44);
        head.curveTo(79, 74, 66, 94, 50, 94);
        head.curveTo(34, 94, 21, 74, 21, 44);
        canvas.setPaint(new RadialGradientPaint(new Point2D.Double(50, 52), 46, new float[] {0, 0.7f, 1}, new Color[] {
            shade(skin, 1.06), skin, shade(skin, 0.82)
        }));
        canvas.fill(head);
        fill(new Ellipse2D.Double(39, 84, 22, 9), translucent(shade(skin, 0.6), 60));
    }

    private void eye(double x) {
        canvas.setPaint(new RadialGradientPaint(new Point2D.Double(x, 52), 10, new float[] {0, 1}, new Color[] {
            translucent(shade(skin, 0.45), 170), translucent(skin, 0)
        }));
        canvas.fill(new Ellipse2D.Double(x - 10, 42, 20, 20));
        fill(new Ellipse2D.Double(x - 6, 48.5, 12, 6), Color.WHITE);
        fill(new Ellipse2D.Double(x - 3, 48.2, 6, 6.4), new Color(0x3A281C));
        fill(new Ellipse2D.Double(x - 1.4, 49.8, 2.8, 2.8), Color.BLACK);
        stroke(new Arc2D.Double(x - 6.5, 47.5, 13, 9, 15, 150, Arc2D.OPEN), new Color(0x20140E), 1.3f);
        stroke(new Arc2D.Double(x - 8, 41, 16, 9, 30, 120, Arc2D.OPEN), shade(hair, 0.9), 2.6f);
    }

    private void nose() {
        fill(new Ellipse2D.Double(51, 54, 5, 14), translucent(shade(skin, 0.6), 70));
        fill(new Ellipse2D.Double(45.5, 67, 3, 2), shade(skin, 0.35));
        fill(new Ellipse2D.Double(51.5, 67, 3, 2), shade(skin, 0.35));
        stroke(new Arc2D.Double(44, 62, 12, 8, 200, 140, Arc2D.OPEN), shade(skin, 0.6), 0.8f);
    }

    private void mouth() {
        fill(new Ellipse2D.Double(41, 76, 18, 4.5), new Color(0xA84C48));
        stroke(new Arc2D.Double(40, 73, 20, 6, 200, 140, Arc2D.OPEN), new Color(0x5A2018), 1);
    }

    private void fill(Shape shape, Color colour) {
        canvas.setPaint(colour);
        canvas.fill(shape);
    }

    private void stroke(Shape shape, Color colour, float width) {
        canvas.setPaint(colour);
        canvas.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        canvas.draw(shape);
    }

    private static Color shade(Color colour, double factor) {
        return new Color(
                part(colour.getRed(), factor), part(colour.getGreen(), factor), part(colour.getBlue(), factor));
    }

    private static int part(int value, double factor) {
        return Math.min(255, (int) Math.round(value * factor));
    }

    private static Color translucent(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }
}
