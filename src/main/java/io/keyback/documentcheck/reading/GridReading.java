package io.keyback.documentcheck.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Looks closely at the places of a grid, and at each from a little beside, so that no single look decides. */
final class GridReading {

    private static final double[] HEIGHTS = {0.78, 0.86, 0.93, 1, 1.08, 1.17, 1.28};
    private static final double[] LEVELS = {-0.24, -0.16, -0.08, 0, 0.08, 0.16, 0.24};
    private static final double[] SHIFTS = {-0.18, -0.12, -0.06, 0, 0.06, 0.12, 0.18};

    /** So much more does a change count which shows clearer characters. */
    private static final double SHARPNESS = 12;

    private static final double[][] LOOKS = {{0, 0}, {-0.05, 0}, {0.05, 0}, {0, -0.05}, {0, 0.05}};

    private final GlyphNet network;
    private final Raster raster;
    private final float[] patch = new float[GlyphPatch.SIZE];

    GridReading(GlyphNet network, Raster raster) {
        this.network = network;
        this.raster = raster;
    }

    /** The grid in the middle of all the places at which the network sees as much. */
    CellGrid focused(CellGrid grid) {
        return new CellGrid(grid.lines().stream().map(this::focused).toList());
    }

    private List<Cell> focused(List<Cell> line) {
        List<Cell> centred = along(line, SHIFTS, Cell::right);
        List<Cell> sized = sized(centred);
        return along(along(sized, SHIFTS, Cell::down), SHIFTS, Cell::right);
    }

    private List<Cell> sized(List<Cell> line) {
        List<Cell> some = everyThird(line);
        double weights = 0;
        double height = 0;
        double level = 0;
        for (double higher : HEIGHTS) {
            for (double lower : LEVELS) {
                double weight = weight(some, cell -> cell.higher(higher).moved(0, lower));
                weights += weight;
                height += weight * higher;
                level += weight * lower * higher;
            }
        }
        double higher = height / weights;
        double lower = level / weights;
        return line.stream().map(cell -> cell.moved(0, lower).higher(higher)).toList();
    }

    private interface Shift {
        Cell apply(Cell cell, double amount);
    }

    /** Each half is moved on its own; what lies between goes a part of the way. */
    private List<Cell> along(List<Cell> line, double[] amounts, Shift shift) {
        int half = line.size() / 2;
        double first = middle(line.subList(0, half), amounts, shift);
        double second = middle(line.subList(half, line.size()), amounts, shift);
        double each = (second - first) / half;
        List<Cell> moved = new ArrayList<>();
        for (int i = 0; i < line.size(); i++) {
            moved.add(shift.apply(line.get(i), first + each * (i - (half - 1) / 2.0)));
        }
        return moved;
    }

    private double middle(List<Cell> cells, double[] amounts, Shift shift) {
        List<Cell> some = everyThird(cells);
        double weights = 0;
        double sum = 0;
        for (double amount : amounts) {
            double weight = weight(some, cell -> shift.apply(cell, amount));
            weights += weight;
            sum += weight * amount;
        }
        return sum / weights;
    }

    private static List<Cell> everyThird(List<Cell> cells) {
        return IntStream.range(0, cells.size())
                .filter(i -> i % 3 == 0)
                .mapToObj(cells::get)
                .toList();
    }

    private double weight(List<Cell> cells, UnaryOperator<Cell> changed) {
        double seen = 0;
        for (Cell cell : cells) {
            seen += clearest(look(changed.apply(cell)));
        }
        return Math.exp(SHARPNESS * seen / cells.size());
    }

    /** For each line and character the logarithms of the probabilities, the mean of all looks. */
    float[][][] read(CellGrid grid) {
        float[][][] seen = new float[grid.lines().size()][][];
        for (int line = 0; line < seen.length; line++) {
            List<Cell> cells = grid.lines().get(line);
            seen[line] = new float[cells.size()][];
            for (int i = 0; i < cells.size(); i++) {
                seen[line][i] = looked(cells.get(i));
            }
        }
        return seen;
    }

    private float[] looked(Cell cell) {
        float[] mean = new float[GlyphNet.GLYPHS.length()];
        for (double[] beside : LOOKS) {
            float[] glyphs = look(cell.moved(beside[0], beside[1]));
            for (int i = 0; i < mean.length; i++) {
                mean[i] += glyphs[i] / LOOKS.length;
            }
        }
        return mean;
    }

    /**
     * The mean logarithm of the odds that it is printed in OCR-B. Fillers say nothing: an angle is one in every typeface.
     *
     * @param glyphs that were read, for each line
     */
    double typeface(CellGrid grid, int[][] glyphs, TypefaceNet typefaces) {
        double sum = 0;
        int count = 0;
        for (int line = 0; line < glyphs.length; line++) {
            for (int i = 0; i < glyphs[line].length; i++) {
                if (glyphs[line][i] != GlyphNet.FILLER) {
                    GlyphPatch.take(raster, grid.lines().get(line).get(i), patch);
                    sum += typefaces.odds(patch, glyphs[line][i]);
                    count++;
                }
            }
        }
        return sum / Math.max(1, count);
    }

    private float[] look(Cell cell) {
        GlyphPatch.take(raster, cell, patch);
        return network.read(patch);
    }

    private static double clearest(float[] glyphs) {
        float clearest = -5;
        for (int glyph = 0; glyph < GlyphNet.NO_GLYPH; glyph++) {
            clearest = Math.max(clearest, glyphs[glyph]);
        }
        return clearest;
    }
}
