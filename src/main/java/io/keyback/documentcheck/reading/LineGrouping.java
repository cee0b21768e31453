package io.keyback.documentcheck.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Puts pieces of a line together, and lines which may be of one zone. */
final class LineGrouping {

    private static final double STEEPEST_DIFFERENCE = 0.09;

    private LineGrouping() {}

    /** Joins what continues each other; a reflection cuts a line in two. */
    static List<TextLine> joined(List<TextLine> pieces) {
        List<TextLine> lines = new ArrayList<>(pieces.stream()
                .sorted(Comparator.comparingDouble(TextLine::left))
                .toList());
        for (int i = 0; i < lines.size(); i++) {
            for (int next = i + 1; next < lines.size(); next++) {
                if (continues(lines.get(i), lines.get(next))) {
                    lines.set(i, join(lines.get(i), lines.get(next)));
                    lines.remove(next);
                    next = i;
                }
            }
        }
        return lines;
    }

    private static boolean continues(TextLine one, TextLine next) {
        double height = Math.min(one.height(), next.height());
        double gap = next.left() - one.right();
        double middle = (one.right() + next.left()) / 2;
        return gap > -2 * height
                && gap < 5 * height
                && Math.max(one.height(), next.height()) < 1.5 * height
                && Math.abs(one.at(middle) - next.at(middle)) < 0.5 * height
                && Math.abs(one.slopeAt(middle) - next.slopeAt(middle)) < 0.2;
    }

    private static TextLine join(TextLine one, TextLine next) {
        int points = 24;
        double[] xs = new double[2 * points];
        double[] ys = new double[2 * points];
        double[] weights = new double[2 * points];
        for (int i = 0; i < points; i++) {
            xs[i] = one.left() + (one.right() - one.left()) * i / (points - 1);
            ys[i] = one.at(xs[i]);
            weights[i] = one.length();
            xs[points + i] = next.left() + (next.right() - next.left()) * i / (points - 1);
            ys[points + i] = next.at(xs[points + i]);
            weights[points + i] = next.length();
        }
        double[] parabola = Parabola.through(xs, ys, weights);
        double height = one.length() > next.length() ? one.height() : next.height();
        return new TextLine(one.left(), next.right(), parabola[0], parabola[1], parabola[2], height);
    }

    static List<LineGroup> group(List<TextLine> lines) {
        List<LineGroup> groups = new ArrayList<>();
        for (TextLine upper : lines) {
            for (TextLine lower : lines) {
                pair(upper, lower).ifPresent(pair -> {
                    groups.add(pair);
                    for (TextLine third : lines) {
                        pair(lower, third)
                                .filter(below -> evenlySpaced(upper, lower, third))
                                .map(below -> three(pair, below))
                                .ifPresent(groups::add);
                    }
                });
            }
        }
        return groups;
    }

    private static Optional<LineGroup> pair(TextLine upper, TextLine lower) {
        double middle = (upper.centre() + lower.centre()) / 2;
        double height = (upper.height() + lower.height()) / 2;
        double length = Math.max(upper.length(), lower.length());
        double apart = lower.at(middle) - upper.at(middle);
        double spaced = apart * Math.cos(Math.atan(upper.slopeAt(middle)));
        double alike = Math.min(upper.length(), lower.length()) / length;
        boolean matches = spaced > 1.2 * height
                && spaced < 5 * height
                && spaced > length / 40
                && spaced < length / 6
                && alike > 0.72
                && Math.max(upper.height(), lower.height()) < 1.9 * Math.min(upper.height(), lower.height())
                && Math.abs(upper.slopeAt(middle) - lower.slopeAt(middle)) < STEEPEST_DIFFERENCE
                && Math.abs(upper.centre() - lower.centre() + lower.slopeAt(middle) * apart) < 0.2 * length;
        if (!matches) {
            return Optional.empty();
        }
        double slender = Math.min(1, length / height / 25);
        return Optional.of(new LineGroup(List.of(upper, lower), alike * alike * slender));
    }

    private static boolean evenlySpaced(TextLine upper, TextLine middle, TextLine lower) {
        double x = middle.centre();
        double above = middle.at(x) - upper.at(x);
        double below = lower.at(x) - middle.at(x);
        return Math.max(above, below) < 1.3 * Math.min(above, below);
    }

    private static LineGroup three(LineGroup above, LineGroup below) {
        List<TextLine> lines = List.of(
                above.lines().get(0), above.lines().get(1), below.lines().get(1));
        return new LineGroup(lines, above.likelihood() * below.likelihood() + 0.3);
    }
}
