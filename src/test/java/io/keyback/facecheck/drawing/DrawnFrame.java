package io.keyback.facecheck.drawing;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** What a camera sees: a room, its light and who is there; immutable. */
public final class DrawnFrame {

    /** In pixels. */
    public static final int WIDTH = 480;

    /** In pixels. */
    public static final int HEIGHT = 360;

    /** Drawn so much larger, then made smaller: edges are smooth. */
    private static final int FINER = 2;

    private final Color wall;
    private final List<DrawnActor> actors;
    private final Look look;

    private DrawnFrame(Color wall, List<DrawnActor> actors, Look look) {
        this.wall = wall;
        this.actors = actors;
        this.look = look;
    }

    private record Look(double brightness, double lightFrom, double blur, double noise, long noiseSeed) {}

    /** The empty room of somebody, in good light. */
    public static DrawnFrame roomOf(DrawnActor owner, long noiseSeed) {
        return new DrawnFrame(owner.wall(), List.of(), new Look(1, 0, 0.6, 2.5, noiseSeed));
    }

    /** Before those who are already there. */
    public DrawnFrame with(DrawnActor actor) {
        List<DrawnActor> more = new ArrayList<>(actors);
        more.add(actor);
        return new DrawnFrame(wall, List.copyOf(more), look);
    }

    /**
     * Makes it lighter or darker.
     *
     * @param factor of good light; 0.25 is dark, 1.8 burnt out
     */
    public DrawnFrame bright(double factor) {
        return new DrawnFrame(wall, actors, new Look(factor, look.lightFrom, look.blur, look.noise, look.noiseSeed));
    }

    /**
     * Lights it from one side.
     *
     * @param side from -1, all light from the left of the frame, to 1, from its right
     */
    public DrawnFrame litFrom(double side) {
        return new DrawnFrame(wall, actors, new Look(look.brightness, side, look.blur, look.noise, look.noiseSeed));
    }

    /**
     * Puts it out of focus.
     *
     * @param sigma of a Gaussian, in pixels
     */
    public DrawnFrame blurred(double sigma) {
        return new DrawnFrame(
                wall, actors, new Look(look.brightness, look.lightFrom, sigma, look.noise, look.noiseSeed));
    }

    /**
     * Gives it grain.
     *
     * @param deviation standard deviation, of 255
     */
    public DrawnFrame noisy(double deviation) {
        return new DrawnFrame(
                wall, actors, new Look(look.brightness, look.lightFrom, look.blur, deviation, look.noiseSeed));
    }

    public BufferedImage picture() {
        BufferedImage fine = new BufferedImage(WIDTH * FINER, HEIGHT * FINER, BufferedImage.TYPE_INT_RGB);
        paper(fine);
        actors.forEach(actor -> actor.drawOn(fine, look.lightFrom));
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.drawImage(fine, 0, 0, WIDTH, HEIGHT, null);
        canvas.dispose();
        Sensor sensor = new Sensor(picture);
        sensor.brighten(look.brightness);
        sensor.blur(look.blur);
        sensor.noise(look.noise, look.noiseSeed);
        return picture;
    }

    private void paper(BufferedImage fine) {
        Graphics2D canvas = fine.createGraphics();
        double left = 1 - 0.5 * Math.max(0, look.lightFrom);
        double right = 0.82 + 0.5 * Math.min(0, look.lightFrom);
        canvas.setPaint(new GradientPaint(
                0,
                0,
                new Color(Sensor.scaled(wall.getRGB(), left)),
                fine.getWidth(),
                fine.getHeight() * 0.5f,
                new Color(Sensor.scaled(wall.getRGB(), right))));
        canvas.fillRect(0, 0, fine.getWidth(), fine.getHeight());
        canvas.dispose();
    }
}
