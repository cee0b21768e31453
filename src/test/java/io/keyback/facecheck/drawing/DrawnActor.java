package io.keyback.facecheck.drawing;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/** Somebody in front of a camera, who does not exist; immutable. Left and right of a frame that is not mirrored. */
public final class DrawnActor {

    /** How far a turn of 1 is. */
    private static final double MOST_TURNED = Math.toRadians(50);

    private final Person person;
    private final HeadMesh mesh;
    private final Pose pose;
    private final Place place;
    private final boolean masked;

    private DrawnActor(Person person, HeadMesh mesh, Pose pose, Place place, boolean masked) {
        this.person = person;
        this.mesh = mesh;
        this.pose = pose;
        this.place = place;
        this.masked = masked;
    }

    /**
     * Where somebody is, in pixels of the frame.
     *
     * @param x of the middle between the eyes; y likewise
     */
    private record Place(double x, double y, double faceWidth) {}

    /** The same person for the same seed: looks ahead, in the middle of the frame. */
    public static DrawnActor of(long seed) {
        Person person = Person.of(seed);
        Place middle = new Place(DrawnFrame.WIDTH / 2.0, 0.44 * DrawnFrame.HEIGHT, 0.35 * DrawnFrame.WIDTH);
        return new DrawnActor(person, new HeadMesh(new HeadShape(person)), Pose.NEUTRAL, middle, false);
    }

    /**
     * Opens or shuts the eyes.
     *
     * @param open from 0, shut, to 1
     */
    public DrawnActor eyes(double open) {
        return posed(new Pose(open, pose.smile(), pose.turn()));
    }

    /**
     * Smiles.
     *
     * @param strength from 0 to 1
     */
    public DrawnActor smiling(double strength) {
        return posed(new Pose(pose.eyesOpen(), strength, pose.turn()));
    }

    /**
     * Turns the head.
     *
     * @param turn from -1, a three-quarter view to the person's own right, to 1, to his own left
     */
    public DrawnActor turned(double turn) {
        return posed(new Pose(pose.eyesOpen(), pose.smile(), turn));
    }

    private DrawnActor posed(Pose other) {
        return new DrawnActor(person, mesh, other, place, masked);
    }

    /** In pixels of the frame, to its right and down. */
    public DrawnActor moved(double right, double down) {
        return new DrawnActor(
                person, mesh, pose, new Place(place.x() + right, place.y() + down, place.faceWidth()), masked);
    }

    /**
     * Comes nearer or goes away.
     *
     * @param width of the face without ears, in pixels of the frame
     */
    public DrawnActor wide(double width) {
        return new DrawnActor(person, mesh, pose, new Place(place.x(), place.y(), width), masked);
    }

    /** With a cloth over mouth and nose. */
    public DrawnActor masked() {
        return new DrawnActor(person, mesh, pose, place, true);
    }

    /** Alone in good light. */
    public BufferedImage frame(long noiseSeed) {
        return DrawnFrame.roomOf(this, noiseSeed).with(this).picture();
    }

    Color wall() {
        return person.wall();
    }

    void drawOn(BufferedImage fine, double lightFrom) {
        Graphics2D canvas = fine.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        double scale = (double) fine.getWidth() / DrawnFrame.WIDTH;
        double unit = place.faceWidth() / 2 * scale;
        canvas.translate(place.x() * scale, place.y() * scale);
        canvas.scale(unit, unit);
        body(canvas, lightFrom);
        canvas.dispose();
        new HeadView(fine)
                .draw(
                        mesh,
                        FacePaint.of(person, pose, masked),
                        new HeadView.Placing(
                                place.x() * scale, place.y() * scale, unit, pose.turn() * MOST_TURNED, lightFrom));
    }

    private void body(Graphics2D canvas, double lightFrom) {
        if (person.longHair()) {
            canvas.setPaint(new Color(Sensor.scaled(person.hair().getRGB(), 0.75)));
            canvas.fill(new RoundRectangle2D.Double(-1.08, -0.9, 2.16, 2.9, 1.4, 1.4));
        }
        canvas.setPaint(across(person.clothes(), 2, lightFrom));
        canvas.fill(new Ellipse2D.Double(-1.9, 1.95, 3.8, 3));
        canvas.setPaint(across(new Color(Sensor.scaled(person.skin().getRGB(), 0.66)), 0.5, lightFrom));
        canvas.fill(new RoundRectangle2D.Double(-0.5, 0.6, 1, 1.6, 0.5, 0.5));
    }

    private static GradientPaint across(Color colour, double half, double lightFrom) {
        Color left = new Color(Sensor.scaled(colour.getRGB(), 1 - 0.6 * Math.max(0, lightFrom)));
        Color right = new Color(Sensor.scaled(colour.getRGB(), 1 + 0.6 * Math.min(0, lightFrom)));
        return new GradientPaint((float) -half, 0, left, (float) half, 0, right);
    }
}
