package io.keyback.documentcheck.reading;

import java.util.List;

/** Looks closely at the places of a grid, and at each from a little beside, so that no single look decides. */
final class GridReading {

    private static final double[] HEIGHTS = {0.83, 0.91, 1, 1.1, 1.21};
    private static final double[] SHIFTS = {-0.16, -0.08, 0, 0.08, 0.16};
    private static final double[][] LOOKS = {{0, 0}, {-0.05, 0}, {0.05, 0}, {0, -0.05}, {0, 0.05}};

    private final GlyphNet network;
    private final Raster raster;
    private final float[] patch = new float[GlyphPatch.SIZE];

    GridReading(GlyphNet network, Raster raster) {
        this.network = network;
        this.raster = raster;
    }

    /** The grid with the height and level of each line at which the network sees most. */
    CellGrid focused(CellGrid grid) {
        return new CellGrid(grid.lines().stream().map(this::focused).toList());
    }

    private List<Cell> focused(List<Cell> line) {
        List<Cell> level = best(line, SHIFTS, (cell, shift) -> cell.moved(0, shift));
        List<Cell> high = best(level, HEIGHTS, Cell::higher);
        List<Cell> beside = best(high, new double[] {-0.08, 0, 0.08}, (cell, shift) -> cell.moved(shift, 0));
        return best(beside, new double[] {-0.05, 0, 0.05}, (cell, shift) -> cell.moved(0, shift));
    }

    private interface Change {
        Cell apply(Cell cell, double amount);
    }

    private List<Cell> best(List<Cell> line, double[] amounts, Change change) {
        List<Cell> best = line;
        double most = Double.NEGATIVE_INFINITY;
        for (double amount : amounts) {
            List<Cell> changed =
                    line.stream().map(cell -> change.apply(cell, amount)).toList();
            double seen = 0;
            for (int i = 0; i < changed.size(); i += 2) {
                seen += clearest(look(changed.get(i)));
            }
            if (seen > most) {
                most = seen;
                best = changed;
            }
        }
        return best;
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
