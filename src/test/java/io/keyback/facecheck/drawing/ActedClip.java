package io.keyback.facecheck.drawing;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A drawn person who does one thing after the other before the camera; immutable, the same for the same seed. */
public final class ActedClip {

    private static final int USUAL_RATE = 15;
    private static final double SIDE_BY_SIDE = 110;
    private static final double NARROW = 140;

    private final long seed;
    private final int rate;
    private final List<Part> parts;
    private final int times;
    private final DrawnActor actor;
    private final Manner manner;

    private ActedClip(long seed, int rate, List<Part> parts, int times, DrawnActor actor) {
        this.seed = seed;
        this.rate = rate;
        this.parts = parts;
        this.times = times;
        this.actor = actor;
        this.manner = Manner.of(seed);
    }

    /** @param from in frames; so is the length */
    private record Part(Deed deed, int from, int length) {}

    /** How strongly somebody does things, and how he sways: nobody sits still. */
    private record Manner(double smile, double turn, double phase) {

        static Manner of(long seed) {
            Random dice = new Random(new SplittableRandom(seed).nextLong());
            return new Manner(0.85 + 0.15 * dice.nextDouble(), 0.88 + 0.12 * dice.nextDouble(), 7 * dice.nextDouble());
        }
    }

    /** A clip of nothing yet, 15 frames in a second. */
    public static ActedClip of(long seed) {
        return of(seed, USUAL_RATE);
    }

    /** Of nothing yet, so many frames in a second. */
    public static ActedClip of(long seed, int rate) {
        return new ActedClip(seed, rate, List.of(), 1, DrawnActor.of(seed));
    }

    /** One after the other, each for as long as it usually takes. */
    public static ActedClip of(long seed, Deed... deeds) {
        ActedClip clip = of(seed);
        for (Deed deed : deeds) {
            clip = clip.then(deed);
        }
        return clip;
    }

    /** For as long as it usually takes. */
    public ActedClip then(Deed deed) {
        return then(deed, deed.seconds());
    }

    public ActedClip then(Deed deed, double seconds) {
        List<Part> more = new ArrayList<>(parts);
        more.add(new Part(deed, once(), Math.max(1, (int) Math.round(seconds * rate))));
        return new ActedClip(seed, rate, List.copyOf(more), times, actor);
    }

    /** The very same frames, so many times one after the other. */
    public ActedClip looped(int count) {
        return new ActedClip(seed, rate, parts, count, actor);
    }

    /** In a second. */
    public int rate() {
        return rate;
    }

    public int length() {
        return once() * times;
    }

    /** Drawn one by one when they are asked for. */
    public Stream<BufferedImage> frames() {
        return IntStream.range(0, length()).mapToObj(this::frame);
    }

    public BufferedImage frame(int number) {
        if (number < 0 || number >= length()) {
            throw new IndexOutOfBoundsException(number);
        }
        int within = number % once();
        Part part = parts.stream()
                .filter(one -> within < one.from() + one.length())
                .findFirst()
                .orElseThrow();
        int shown = part.deed() == Deed.STILL ? part.from() : within;
        double seconds = (double) (shown - part.from()) / rate;
        double left = (double) (part.from() + part.length() - 1 - shown) / rate;
        return scene(part.deed(), Math.min(seconds, left), (double) shown / rate, seed * 100_003 + shown)
                .picture();
    }

    /**
     * @param fromEdge seconds since the deed began or until it ends, whichever is less
     * @param at seconds since the clip began
     */
    private DrawnFrame scene(Deed deed, double fromEdge, double at, long noiseSeed) {
        DrawnFrame room = DrawnFrame.roomOf(actor, noiseSeed);
        DrawnActor self = swaying(at);
        return switch (deed) {
            case REST, STILL -> room.with(self);
            case BLINK -> room.with(self.eyes(1 - ramp(fromEdge, 0.12)));
            case CLOSE_EYES -> room.with(self.eyes(1 - ramp(fromEdge, 0.15)));
            case SMILE -> room.with(self.smiling(manner.smile() * ramp(fromEdge, 0.25)));
            case TURN_LEFT -> room.with(turned(self, at, ramp(fromEdge, 0.5)));
            case TURN_RIGHT -> room.with(turned(self, at, -ramp(fromEdge, 0.5)));
            case NOBODY -> room;
            case SECOND_PERSON ->
                room.with(self.wide(NARROW).moved(-SIDE_BY_SIDE, 0))
                        .with(DrawnActor.of(seed + 1).wide(NARROW).moved(SIDE_BY_SIDE, 0));
            case COVERED -> room.with(self.masked());
            case DARK -> room.with(self).bright(0.25).noisy(4);
            case SIDE_LIGHT -> room.with(self).litFrom(1);
        };
    }

    private DrawnActor swaying(double at) {
        double right = 3 * Math.sin(1.4 * at + manner.phase()) + 1.2 * Math.sin(3.1 * at);
        double down = 2 * Math.sin(1.1 * at + 2 * manner.phase());
        return actor.moved(right, down).turned(sway(at));
    }

    private double sway(double at) {
        return 0.02 * Math.sin(0.9 * at + 3 * manner.phase());
    }

    private DrawnActor turned(DrawnActor self, double at, double share) {
        return self.turned(sway(at) * (1 - Math.abs(share)) + manner.turn() * share);
    }

    /** Rises softly from 0 to 1 while so many seconds pass. */
    private static double ramp(double seconds, double over) {
        double part = Math.min(1, seconds / over);
        return part * part * (3 - 2 * part);
    }

    private int once() {
        return parts.stream().mapToInt(Part::length).sum();
    }
}
