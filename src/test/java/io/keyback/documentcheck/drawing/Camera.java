package io.keyback.documentcheck.drawing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Takes the picture of a page, with the flaws it is told. */
final class Camera {

    private static final double SOURCE_FINER_BY = 1.15;
    private static final double MOST_DEGREES = 13;

    private final Page page;
    private final Map<Flaw, Double> flaws;
    private final long seed;
    private final double scale;

    /**
     * @param width of the document in the picture, in pixels
     */
    Camera(Page page, int width, Map<Flaw, Double> flaws, long seed) {
        this.page = page;
        this.flaws = flaws;
        this.seed = seed;
        this.scale = width / page.width();
    }

    BufferedImage take() {
        return flaws.containsKey(Flaw.SCREENSHOT) ? screenshot() : photograph();
    }

    private BufferedImage screenshot() {
        BufferedImage sheet = sheet(scale, Color.WHITE);
        int bar = sheet.getHeight() / 7;
        BufferedImage screen =
                new BufferedImage(sheet.getWidth() + bar, sheet.getHeight() + 3 * bar, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = screen.createGraphics();
        canvas.setColor(new Color(0xF0F0F0));
        canvas.fillRect(0, 0, screen.getWidth(), screen.getHeight());
        canvas.setColor(new Color(0x2B2B2B));
        canvas.fillRect(0, 0, screen.getWidth(), bar);
        canvas.fillRect(0, screen.getHeight() - bar / 2, screen.getWidth(), bar / 2);
        canvas.setColor(new Color(0x4285F4));
        canvas.fillRect(bar, bar / 3, screen.getWidth() / 3, bar / 3);
        canvas.drawImage(sheet, bar / 2, bar + bar / 2, null);
        canvas.dispose();
        return screen;
    }

    private BufferedImage photograph() {
        Corners corners = corners();
        BufferedImage picture = table(corners.frameWidth(), corners.frameHeight());
        new Projection(corners).draw(sheet(scale * SOURCE_FINER_BY, new Color(0, 0, 0, 0)), picture);
        Light light = new Light(picture, dice(100));
        apply(Flaw.SHADOW, light::shadow);
        apply(Flaw.GLARE, light::glare);
        apply(Flaw.GLARE_ON_CODE, strength -> glare(light, corners, page.code(), strength));
        apply(Flaw.GLARE_ON_PORTRAIT, strength -> glare(light, corners, page.portrait(), strength));
        apply(Flaw.LOW_CONTRAST, light::flatten);
        apply(Flaw.DARK, light::darken);
        Blur blur = new Blur(picture, scale);
        apply(Flaw.MOTION, strength -> blur.move(strength, dice(101).nextBoolean()));
        blur.defocus(flaws.getOrDefault(Flaw.BLUR, 0.0));
        apply(Flaw.NOISE, light::noise);
        return flaws.containsKey(Flaw.CUT_OFF) ? cut(picture, corners, flaws.get(Flaw.CUT_OFF)) : picture;
    }

    private interface Strong {
        void with(double strength);
    }

    private void apply(Flaw flaw, Strong change) {
        Double strength = flaws.get(flaw);
        if (strength != null) {
            change.with(strength);
        }
    }

    private void glare(Light light, Corners corners, Rectangle2D box, double strength) {
        Random dice = dice(102);
        double x = box.getX() + box.getWidth() * (0.25 + dice.nextDouble() * 0.5);
        double y = box.getCenterY();
        double[] at = corners.at(x / page.width(), y / page.height());
        light.spot(at[0], at[1], scale * (5 + 13 * strength));
    }

    private BufferedImage sheet(double pixelsPerMillimetre, Color ground) {
        int width = (int) Math.round(page.width() * pixelsPerMillimetre);
        int height = (int) Math.round(page.height() * pixelsPerMillimetre);
        BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D canvas = sheet.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        canvas.setColor(ground);
        canvas.fillRect(0, 0, width, height);
        canvas.scale(pixelsPerMillimetre, pixelsPerMillimetre);
        canvas.clip(new RoundRectangle2D.Double(0, 0, page.width(), page.height(), 5, 5));
        page.draw(canvas);
        canvas.dispose();
        return sheet;
    }

    private Corners corners() {
        Random dice = dice(103);
        double degrees = flaws.getOrDefault(Flaw.SKEW, 0.0) * MOST_DEGREES * (dice.nextBoolean() ? 1 : -1);
        double slant = flaws.getOrDefault(Flaw.PERSPECTIVE, 0.0) * 0.25;
        double margin = flaws.containsKey(Flaw.TIGHT) ? -0.004 : 0.03 + dice.nextDouble() * 0.12;
        return Corners.of(page.width() * scale, page.height() * scale, degrees, slant, dice.nextInt(4), margin);
    }

    private BufferedImage table(int width, int height) {
        BufferedImage table = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) table.getRaster().getDataBuffer()).getData();
        Random dice = dice(104);
        int[] ground = {40 + dice.nextInt(180), 40 + dice.nextInt(160), 40 + dice.nextInt(140)};
        Surface surface = List.of(Surface.values()).get(dice.nextInt(Surface.values().length));
        double turn = dice.nextDouble() * 0.6;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double light = surface.light((x + turn * y) / scale, (y - turn * x) / scale) + dice.nextInt(7) - 3;
                pixels[y * width + x] = Light.rgb(ground[0] + light, ground[1] + light, ground[2] + light);
            }
        }
        return table;
    }

    private BufferedImage cut(BufferedImage picture, Corners corners, double strength) {
        double missing = 0.06 + 0.27 * strength;
        int left = (int) (corners.left() + missing * (corners.right() - corners.left()));
        int bottom = (int) (corners.bottom() - missing * (corners.bottom() - corners.top()));
        return dice(105).nextBoolean()
                ? picture.getSubimage(left, 0, picture.getWidth() - left, picture.getHeight())
                : picture.getSubimage(0, 0, picture.getWidth(), bottom);
    }

    /** Each decision has its own dice, so that one flaw more leaves the rest of the picture as it was. */
    private Random dice(int decision) {
        return new Random(seed * 1_000_003 + decision);
    }
}
