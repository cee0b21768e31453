package io.keyback.documentcheck.reading;

import io.keyback.documentcheck.reading.CombFit.Comb;
import io.keyback.vision.Quad;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The places of all characters of a zone, line by line, each in the order of reading. */
record CellGrid(List<List<Cell>> lines) {

    CellGrid {
        lines = List.copyOf(lines);
    }

    /** The slant of the letters is that from one line to the next, and they are smaller where the lines are closer. */
    static CellGrid of(List<Comb> combs) {
        List<Cell> upper = combs.get(0).places();
        List<Cell> lower = combs.get(combs.size() - 1).places();
        double apart = IntStream.range(0, upper.size())
                .mapToDouble(i -> apart(upper.get(i), lower.get(i)))
                .average()
                .orElseThrow();
        List<List<Cell>> lines = new ArrayList<>();
        for (Comb comb : combs) {
            double height = comb.places().stream()
                    .mapToDouble(Cell::glyphHeight)
                    .average()
                    .orElseThrow();
            List<Cell> line = new ArrayList<>();
            for (int i = 0; i < comb.places().size(); i++) {
                Cell cell = comb.places().get(i);
                double downX = (lower.get(i).x() - upper.get(i).x()) * height / apart;
                double downY = (lower.get(i).y() - upper.get(i).y()) * height / apart;
                line.add(new Cell(cell.x(), cell.y(), cell.rightX(), cell.rightY(), downX, downY));
            }
            lines.add(List.copyOf(line));
        }
        return new CellGrid(lines);
    }

    private static double apart(Cell upper, Cell lower) {
        return Math.hypot(lower.x() - upper.x(), lower.y() - upper.y());
    }

    double glyphHeight() {
        return lines.stream()
                .flatMap(List::stream)
                .mapToDouble(Cell::glyphHeight)
                .average()
                .orElseThrow();
    }

    /** Around all characters, with a little margin. */
    Quad place() {
        List<Cell> upper = lines.get(0);
        List<Cell> lower = lines.get(lines.size() - 1);
        int last = upper.size() - 1;
        return new Quad(
                upper.get(0).xAt(-0.8, -0.9),
                upper.get(0).yAt(-0.8, -0.9),
                upper.get(last).xAt(0.8, -0.9),
                upper.get(last).yAt(0.8, -0.9),
                lower.get(last).xAt(0.8, 0.9),
                lower.get(last).yAt(0.8, 0.9),
                lower.get(0).xAt(-0.8, 0.9),
                lower.get(0).yAt(-0.8, 0.9));
    }
}
