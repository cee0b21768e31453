package io.keyback.documentcheck.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds where in a line the characters stand: so many, about equally far apart. The network is asked at every eighth of
 * the way from one to the next, and the path on which it sees most goes.
 */
final class CombFit {

    private static final int PARTS = 8;
    private static final int NEAREST = 6;
    private static final int FARTHEST = 10;
    private static final int STEPS = FARTHEST - NEAREST + 1;

    /** In perspective the middle of a line is not in the middle; eighths of the way to the next character, times four. */
    private static final int BULGE = 56;

    private static final float UNEVEN = 0.06f;
    private static final float CHANGING = 0.25f;
    private static final float NOTHING_SEEN = -5;

    /** A line begins and ends with ink; its first character has this much of its cell beside it. */
    private static final double HALF_A_GLYPH = 0.32;

    private final GlyphNet network;
    private final Raster raster;
    private final TextLine line;
    private final int count;
    private final boolean upsideDown;
    private final int slack;
    private final double pitch;

    /** @param slack eighths of the way to the next character, by which ink at the ends may deceive */
    CombFit(GlyphNet network, Raster raster, TextLine line, int count, boolean upsideDown, int slack) {
        this.network = network;
        this.raster = raster;
        this.line = line;
        this.count = count;
        this.upsideDown = upsideDown;
        this.slack = slack;
        this.pitch = (line.right() - line.left()) / (count - 1 + 2 * HALF_A_GLYPH);
    }

    /**
     * @param places of the characters in the order of reading
     * @param score mean logarithm of the probability of what the network saw
     */
    record Comb(List<Cell> places, double score) {

        Comb {
            places = List.copyOf(places);
        }

        Cell first() {
            return places.get(0);
        }

        Cell last() {
            return places.get(places.size() - 1);
        }
    }

    Comb fit() {
        int positions = PARTS * (count - 1) + 2 * slack + 1;
        float[] seen = new float[positions];
        for (int position = 0; position < positions; position++) {
            float[] glyphs = look(place(position));
            float best = NOTHING_SEEN;
            for (int glyph = 0; glyph < GlyphNet.NO_GLYPH; glyph++) {
                best = Math.max(best, glyphs[glyph]);
            }
            seen[position] = best;
        }
        return path(seen, around(seen));
    }

    /** A character is seen from a little beside as well; its middle is where it is seen from both sides. */
    private static float[] around(float[] seen) {
        float[] around = new float[seen.length];
        for (int position = 0; position < seen.length; position++) {
            for (int beside = -2; beside <= 2; beside++) {
                around[position] += seen[Math.max(0, Math.min(seen.length - 1, position + beside))] / 5;
            }
        }
        return around;
    }

    private float[] look(Cell cell) {
        float[] patch = new float[GlyphPatch.SIZE];
        GlyphPatch.take(raster, cell, patch);
        return network.read(patch);
    }

    private Comb path(float[] seen, float[] around) {
        int positions = seen.length;
        float[][] best = new float[positions][STEPS];
        byte[][][] before = new byte[count][positions][STEPS];
        for (int position = 0; position < positions; position++) {
            Arrays.fill(best[position], position <= 2 * slack ? around[position] : Float.NEGATIVE_INFINITY);
        }
        for (int character = 1; character < count; character++) {
            float[][] next = new float[positions][STEPS];
            int from = character * PARTS;
            double bulge = BULGE * (double) character * (count - 1 - character) / (count * count);
            for (int position = 0; position < positions; position++) {
                Arrays.fill(next[position], Float.NEGATIVE_INFINITY);
                if (Math.abs(position - from - slack) > slack + bulge) {
                    continue;
                }
                for (int step = 0; step < STEPS; step++) {
                    int came = position - step - NEAREST;
                    if (came < 0) {
                        continue;
                    }
                    for (int last = Math.max(0, step - 1); last <= Math.min(STEPS - 1, step + 1); last++) {
                        float value = best[came][last] - (last == step ? 0 : CHANGING);
                        if (value > next[position][step]) {
                            next[position][step] = value;
                            before[character][position][step] = (byte) last;
                        }
                    }
                    next[position][step] += around[position] - UNEVEN * Math.abs(step + NEAREST - PARTS);
                }
            }
            best = next;
        }
        return traced(best, before, seen);
    }

    private Comb traced(float[][] best, byte[][][] before, float[] seen) {
        int position = 0;
        int step = 0;
        for (int p = 0; p < best.length; p++) {
            for (int s = 0; s < STEPS; s++) {
                if (best[p][s] > best[position][step]) {
                    position = p;
                    step = s;
                }
            }
        }
        int[] positions = new int[count];
        double sum = 0;
        for (int character = count - 1; character >= 0; character--) {
            positions[character] = position;
            sum += seen[position];
            int last = before[character][position][step];
            position -= step + NEAREST;
            step = last;
        }
        return new Comb(smooth(positions), sum / count);
    }

    /** The way from one character to the next changes only slowly along the line. */
    private List<Cell> smooth(int[] positions) {
        double[] numbers = new double[count];
        double[] xs = new double[count];
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i;
            xs[i] = x(positions[i]);
            weights[i] = 1;
        }
        double[] comb = Parabola.through(numbers, xs, weights);
        List<Cell> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            places.add(place(Parabola.at(comb, i), comb[1] + 2 * comb[2] * i));
        }
        return places;
    }

    private double x(int position) {
        double characters = (double) (position - slack) / PARTS + HALF_A_GLYPH;
        return upsideDown ? line.right() - characters * pitch : line.left() + characters * pitch;
    }

    private Cell place(int position) {
        return place(x(position), upsideDown ? -pitch : pitch);
    }

    private Cell place(double x, double rightX) {
        double rightY = line.slopeAt(x) * rightX;
        double way = Math.hypot(rightX, rightY);
        double height = Math.sqrt(line.height() * Math.max(0.7 * line.height(), Math.min(1.5 * line.height(), way)));
        return new Cell(x, line.at(x), rightX, rightY, -rightY * height / way, rightX * height / way);
    }
}
