package io.keyback.documentcheck.reading;

import io.keyback.documentcheck.reading.CombFit.Comb;
import io.keyback.vision.Deadline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds out whether a group of lines is a zone: how many characters a line has, and which way is up. */
final class GroupReading {

    /** What no zone falls below, and hardly anything else reaches; mean logarithm of a probability. */
    private static final double LEAST_SCORE = -0.45;

    private static final double LEAST_SCORE_OF_LINE = -0.8;
    private static final double GOOD_SCORE = -0.1;
    private static final double NEARLY_AS_GOOD = 0.12;
    private static final Comparator<Fit> CLEAREST_FIRST =
            Comparator.comparingDouble(Fit::score).reversed();
    private static final int SLACK = 12;
    private static final int LITTLE_SLACK = 5;

    private final GlyphNet network;
    private final Raster raster;
    private final Deadline deadline;

    GroupReading(GlyphNet network, Raster raster, Deadline deadline) {
        this.network = network;
        this.raster = raster;
        this.deadline = deadline;
    }

    /**
     * The places of its characters, the likeliest first; none when it is something else. Upside down much looks like
     * what it is not, so that there may be two.
     */
    List<CellGrid> grids(LineGroup group) {
        List<Fit> fits = fits(group.lines());
        if (fits.isEmpty() || fits.get(0).score() < GOOD_SCORE) {
            fits = Stream.concat(fits.stream(), fits(sameLength(group.lines())).stream())
                    .sorted(CLEAREST_FIRST)
                    .toList();
        }
        if (fits.isEmpty()) {
            return List.of();
        }
        double close = fits.get(0).score() - NEARLY_AS_GOOD;
        return fits.stream().filter(fit -> fit.score() > close).map(this::grid).toList();
    }

    /** One line shows how many characters there are and which way is up; the others are asked only about that. */
    private List<Fit> fits(List<TextLine> lines) {
        List<Integer> counts = lines.size() == 3 ? List.of(30) : List.of(44, 36);
        List<Fit> first = new ArrayList<>();
        for (int count : counts) {
            for (boolean upsideDown : new boolean[] {false, true}) {
                deadline.check();
                first.add(new Fit(lines, count, upsideDown, List.of(comb(lines.get(0), count, upsideDown))));
            }
        }
        double close = first.stream().mapToDouble(Fit::score).max().orElseThrow() - 2 * NEARLY_AS_GOOD;
        return first.stream()
                .filter(fit -> fit.score() > Math.max(close, LEAST_SCORE_OF_LINE))
                .map(this::whole)
                .filter(fit -> fit.score() > LEAST_SCORE)
                .sorted(CLEAREST_FIRST)
                .toList();
    }

    private Fit whole(Fit first) {
        List<Comb> combs = new ArrayList<>(first.combs());
        for (TextLine line : first.lines().subList(1, first.lines().size())) {
            deadline.check();
            combs.add(comb(line, first.count(), first.upsideDown()));
        }
        return new Fit(first.lines(), first.count(), first.upsideDown(), combs);
    }

    private Comb comb(TextLine line, int count, boolean upsideDown) {
        return new CombFit(network, raster, line, count, upsideDown, SLACK).fit();
    }

    private CellGrid grid(Fit fit) {
        List<Comb> combs = new ArrayList<>(fit.combs());
        Comb clearest =
                combs.stream().max(Comparator.comparingDouble(Comb::score)).orElseThrow();
        int known = combs.indexOf(clearest);
        for (int i = 0; i < combs.size(); i++) {
            if (i != known && !underEachOther(clearest, combs.get(i))) {
                TextLine line = between(fit.lines().get(i), clearest);
                combs.set(i, new CombFit(network, raster, line, fit.count(), fit.upsideDown(), LITTLE_SLACK).fit());
            }
        }
        if (fit.upsideDown()) {
            Collections.reverse(combs);
        }
        return CellGrid.of(combs);
    }

    /** Within half a character, when one looks down at a right angle. */
    private static boolean underEachOther(Comb known, Comb other) {
        return Math.abs(beside(known.first(), other.first())) < 0.6
                && Math.abs(beside(known.last(), other.last())) < 0.6;
    }

    private static double beside(Cell known, Cell other) {
        double way = known.pitch();
        double along = (other.x() - known.x()) * known.rightX() + (other.y() - known.y()) * known.rightY();
        return along / (way * way);
    }

    private static TextLine between(TextLine line, Comb known) {
        double one = under(line, known.first(), -0.32);
        double other = under(line, known.last(), 0.32);
        return line.between(Math.min(one, other), Math.max(one, other));
    }

    /** Where a line is met when one goes down, or up, from a place at a right angle. */
    private static double under(TextLine line, Cell place, double beside) {
        double x = place.x() + beside * place.rightX();
        double y = place.y() + beside * place.rightY();
        double slope = line.slopeAt(x);
        return x - slope * (line.at(x) - y) / (1 + slope * slope);
    }

    /** As if each were as long as all together: ink at an end may be too faint in one of them. */
    private static List<TextLine> sameLength(List<TextLine> lines) {
        TextLine first = lines.get(0);
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        for (TextLine line : lines) {
            left = Math.min(left, across(first, line, line.left()));
            right = Math.max(right, across(first, line, line.right()));
        }
        double from = left;
        double to = right;
        return lines.stream()
                .map(line -> line.between(
                        line.left() + from - across(first, line, line.left()),
                        line.right() + to - across(first, line, line.right())))
                .toList();
    }

    private static double across(TextLine first, TextLine line, double x) {
        return x + first.slopeAt(first.centre()) * (line.at(x) - first.at(x));
    }

    private record Fit(List<TextLine> lines, int count, boolean upsideDown, List<Comb> combs) {

        double score() {
            return combs.stream().mapToDouble(Comb::score).average().orElseThrow();
        }
    }
}
