package io.keyback.documentcheck.reading;

import java.util.List;

/**
 * Two or three lines which may be a zone, from the upper to the lower.
 *
 * @param likelihood for the order in which groups are tried
 */
record LineGroup(List<TextLine> lines, double likelihood) {

    LineGroup {
        lines = List.copyOf(lines);
    }

    double length() {
        return lines.stream().mapToDouble(TextLine::length).average().orElseThrow();
    }

    LineGroup scaled(double factor) {
        return new LineGroup(lines.stream().map(line -> line.scaled(factor)).toList(), likelihood);
    }

    /** Found again from another threshold. */
    boolean resembles(LineGroup other) {
        if (lines.size() != other.lines.size()) {
            return false;
        }
        for (int i = 0; i < lines.size(); i++) {
            TextLine one = lines.get(i);
            TextLine two = other.lines.get(i);
            double near = Math.max(one.height(), two.height());
            boolean same = Math.abs(one.at(one.centre()) - two.at(one.centre())) < near / 2
                    && Math.abs(one.left() - two.left()) < near
                    && Math.abs(one.right() - two.right()) < near;
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
