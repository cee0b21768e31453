package io.keyback.facecheck.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/**
 * What is painted on a head: x is the angle around it in radians, 0 in the middle of the face, y as in {@link HeadShape}.
 */
final class FacePaint {

    private static final double PIXELS = 130;
    private static final Color LASHES = new Color(0x20140E);
    private static final Color LIPS = new Color(0xA84C48);
    private static final Color MASK = new Color(0xB9CBD3);

    private final Person person;
    private final Pose pose;
    private final BufferedImage picture = new BufferedImage(
            (int) Math.ceil(2 * Math.PI * PIXELS),
            (int) Math.ceil((HeadShape.CHIN - HeadShape.TOP) * PIXELS),
            BufferedImage.TYPE_INT_RGB);
    private final Graphics2D canvas = picture.createGraphics();

    private FacePaint(Person person, Pose pose) {
        this.person = person;
        this.pose = pose;
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        canvas.scale(PIXELS, PIXELS);
        canvas.translate(Math.PI, -HeadShape.TOP);
    }

    static BufferedImage of(Person person, Pose pose, boolean masked) {
        FacePaint paint = new FacePaint(person, pose);
        paint.face();
        if (masked) {
            paint.mask();
        }
        paint.canvas.dispose();
        return paint.picture;
    }

    private void face() {
        fill(new Rectangle2D.Double(-4, -2, 8, 4), person.skin());
        soft(0, 1.45, 0.7, 0.28, shade(0.62), 150);
        soft(0, 1.17, 0.28, 0.09, shade(0.6), 120);
        for (int side = -1; side <= 1; side += 2) {
            soft(side * 1.25, 0.6, 0.35, 1.2, shade(0.7), 120);
            soft(side * 0.62, 0.5, 0.3, 0.25, new Color(0xE08878), 40);
            ear(side);
            eye(side);
        }
        nose();
        mouth();
        hair();
        for (int side = -1; side <= 1; side += 2) {
            brow(side);
        }
        if (person.glasses()) {
            glasses();
        }
    }

    private void ear(int side) {
        fill(new Ellipse2D.Double(side * 1.62 - 0.2, -0.12, 0.4, 0.7), shade(0.9));
        stroke(new Ellipse2D.Double(side * 1.62 - 0.14, -0.06, 0.28, 0.5), shade(0.6), 0.04);
    }

    private void eye(int side) {
        double x = side * person.eyeDistance();
        double open = pose.eyesOpen();
        soft(x, -0.01, 0.36, 0.27, shade(0.45), (int) (70 + 110 * open));
        soft(side * 0.16, -0.02, 0.13, 0.22, shade(0.5), (int) (60 + 60 * open));
        double half = person.eyeWidth() / 2;
        Shape lids = almond(x, half, 0.03 - 0.21 * open, 0.03 + 0.11 * open);
        if (open > 0.12) {
            eyeball(x, half, lids);
        } else {
            fill(new Ellipse2D.Double(x - half, -0.1, 2 * half, 0.17), shade(0.97));
        }
        double lid = 0.03 - 0.21 * open + 0.05 * (1 - open);
        stroke(
                new QuadCurve2D.Double(x - half, 0.03, x, lid, x + half, 0.03),
                mix(shade(0.35), LASHES, open),
                0.028 + 0.02 * open);
    }

    private void eyeball(double x, double half, Shape lids) {
        Graphics2D whole = (Graphics2D) canvas.create();
        whole.clip(lids);
        whole.setColor(new Color(0xF4F1EE));
        whole.fill(lids);
        whole.setColor(person.iris());
        whole.fill(new Ellipse2D.Double(x - 0.1, -0.12, 0.2, 0.2));
        whole.setColor(Color.BLACK);
        whole.fill(new Ellipse2D.Double(x - 0.048, -0.068, 0.096, 0.096));
        whole.setColor(new Color(255, 255, 255, 200));
        whole.fill(new Ellipse2D.Double(x + 0.02, -0.075, 0.035, 0.035));
        whole.setPaint(new Color(20, 10, 5, 70));
        whole.fill(new Rectangle2D.Double(x - half, -0.2, 2 * half, 0.12));
        whole.dispose();
    }

    private void brow(int side) {
        double x = side * person.eyeDistance();
        double y = -0.27 - 0.02 * pose.smile();
        stroke(
                new QuadCurve2D.Double(x - side * 0.25, y + 0.03, x + side * 0.02, y - 0.08, x + side * 0.28, y + 0.05),
                mix(person.hair(), Color.BLACK, 0.25),
                person.browWeight());
    }

    private void nose() {
        double base = person.noseLength();
        soft(0, base - 0.25, 0.07, 0.3, shade(1.12), 120);
        soft(0.13, base - 0.2, 0.07, 0.28, shade(0.65), 60);
        soft(-0.13, base - 0.2, 0.07, 0.28, shade(0.65), 60);
        soft(0, base + 0.07, 0.2, 0.07, shade(0.5), 130);
        for (int side = -1; side <= 1; side += 2) {
            fill(new Ellipse2D.Double(side * 0.085 - 0.045, base, 0.09, 0.05), shade(0.32));
            stroke(
                    new QuadCurve2D.Double(side * 0.2, base - 0.1, side * 0.22, base, side * 0.13, base + 0.04),
                    shade(0.6),
                    0.025);
        }
    }

    private void mouth() {
        double smile = pose.smile();
        double half = (person.mouthWidth() / 2 + 0.02) * (1 + 0.6 * smile);
        double corner = 0.96 - 0.07 * smile;
        double upper = 0.96 - 0.03 * smile;
        double lower = 0.96 + 0.16 * smile;
        Path2D lips = new Path2D.Double();
        lips.moveTo(-half, corner);
        lips.curveTo(-half * 0.5, upper - 0.09, -0.05, upper - 0.1, 0, upper - 0.06);
        lips.curveTo(0.05, upper - 0.1, half * 0.5, upper - 0.09, half, corner);
        lips.curveTo(half * 0.6, lower + 0.1, -half * 0.6, lower + 0.1, -half, corner);
        fill(lips, mix(person.skin(), LIPS, 0.55 + 0.3 * smile));
        if (smile > 0.15) {
            teeth(half * 0.92, corner + 0.01, upper, lower);
            creases(half, smile);
        } else {
            stroke(
                    new QuadCurve2D.Double(-half, corner, 0, 0.975, half, corner),
                    mix(shade(0.5), new Color(0x5A2018), 0.4),
                    0.025);
        }
    }

    private void teeth(double half, double corner, double upper, double lower) {
        Path2D open = new Path2D.Double();
        open.moveTo(-half, corner);
        open.quadTo(0, upper - 0.01, half, corner);
        open.curveTo(half * 0.6, lower + 0.04, -half * 0.6, lower + 0.04, -half, corner);
        fill(open, new Color(0x4A1414));
        Graphics2D whole = (Graphics2D) canvas.create();
        whole.clip(open);
        whole.setColor(new Color(0xF6F2EC));
        whole.fill(new Rectangle2D.Double(-half, corner - 0.1, 2 * half, (lower - corner) * 0.72 + 0.1));
        whole.dispose();
    }

    private void creases(double half, double smile) {
        for (int side = -1; side <= 1; side += 2) {
            double x = side * (half + 0.13);
            stroke(
                    new QuadCurve2D.Double(side * 0.3, 0.62, x, 0.72, x, 0.98),
                    translucent(shade(0.5), (int) (90 * smile)),
                    0.05);
        }
    }

    private void hair() {
        double line = person.hairline();
        double[][] edge = person.longHair()
                ? new double[][] {
                    {0, line}, {0.5, line}, {0.95, line + 0.25}, {1.2, -0.1}, {1.25, 0.6}, {1.35, 1.4}, {3.2, 1.6}
                }
                : new double[][] {
                    {0, line},
                    {0.65, line},
                    {1.05, line + 0.2},
                    {1.15, -0.2},
                    {1.3, 0.3},
                    {1.45, 0.15},
                    {1.55, -0.2},
                    {1.85, -0.1},
                    {1.95, 0.8},
                    {2.4, 1},
                    {3.2, 1}
                };
        for (int side = -1; side <= 1; side += 2) {
            Path2D hair = new Path2D.Double();
            hair.moveTo(0, -2);
            hair.lineTo(0, line);
            for (int i = 1; i < edge.length - 1; i++) {
                double middleX = (edge[i][0] + edge[i + 1][0]) / 2;
                double middleY = (edge[i][1] + edge[i + 1][1]) / 2;
                hair.quadTo(side * edge[i][0], edge[i][1], side * middleX, middleY);
            }
            hair.lineTo(side * 3.2, edge[edge.length - 1][1]);
            hair.lineTo(side * 3.2, -2);
            hair.closePath();
            fill(hair, person.hair());
            stroke(hair, translucent(person.hair(), 90), 0.07);
        }
    }

    private void glasses() {
        Color frame = new Color(0x3A3430);
        for (int side = -1; side <= 1; side += 2) {
            double x = side * (person.eyeDistance() + 0.01);
            stroke(new RoundRectangle2D.Double(x - 0.31, -0.2, 0.62, 0.42, 0.3, 0.3), frame, 0.024);
            stroke(new QuadCurve2D.Double(x + side * 0.31, -0.08, side * 1.2, -0.1, side * 1.6, -0.05), frame, 0.03);
        }
        stroke(new QuadCurve2D.Double(-0.13, -0.04, 0, -0.1, 0.13, -0.04), frame, 0.024);
    }

    private void mask() {
        Path2D cloth = new Path2D.Double();
        cloth.moveTo(-1.05, 0.35);
        cloth.quadTo(0, 0.12, 1.05, 0.35);
        cloth.lineTo(0.95, 1.6);
        cloth.lineTo(-0.95, 1.6);
        cloth.closePath();
        fill(cloth, MASK);
        stroke(new QuadCurve2D.Double(-1.05, 0.4, -1.4, 0.2, -1.65, 0.1), MASK, 0.03);
        stroke(new QuadCurve2D.Double(1.05, 0.4, 1.4, 0.2, 1.65, 0.1), MASK, 0.03);
    }

    private static Shape almond(double x, double half, double upper, double lower) {
        Path2D almond = new Path2D.Double();
        almond.moveTo(x - half, 0.03);
        almond.quadTo(x, upper, x + half, 0.03);
        almond.quadTo(x, lower, x - half, 0.03);
        return almond;
    }

    private void soft(double x, double y, double width, double height, Color colour, int alpha) {
        Graphics2D whole = (Graphics2D) canvas.create();
        whole.translate(x, y);
        whole.scale(width, height);
        whole.setPaint(new RadialGradientPaint(new Point2D.Double(0, 0), 1, new float[] {0, 1}, new Color[] {
            translucent(colour, alpha), translucent(colour, 0)
        }));
        whole.fill(new Ellipse2D.Double(-1, -1, 2, 2));
        whole.dispose();
    }

    private void fill(Shape shape, Color colour) {
        canvas.setPaint(colour);
        canvas.fill(shape);
    }

    private void stroke(Shape shape, Color colour, double width) {
        canvas.setPaint(colour);
        canvas.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        canvas.draw(shape);
    }

    private Color shade(double factor) {
        Color skin = person.skin();
        return new Color(part(skin.getRed() * factor), part(skin.getGreen() * factor), part(skin.getBlue() * factor));
    }

    private static Color mix(Color one, Color other, double share) {
        return new Color(
                part(one.getRed() + (other.getRed() - one.getRed()) * share),
                part(one.getGreen() + (other.getGreen() - one.getGreen()) * share),
                part(one.getBlue() + (other.getBlue() - one.getBlue()) * share));
    }

    private static int part(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    private static Color translucent(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }
}
