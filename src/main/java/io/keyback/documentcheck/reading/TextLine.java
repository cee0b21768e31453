package io.keyback.documentcheck.reading;

/**
 * Something long and thin that may be a line of text, in pixels of the picture it was found in. Its middle is a
 * parabola: pages are bent.
 *
 * @param left where it begins
 * @param right where it ends
 * @param level the middle at x = 0
 * @param slope of the middle at x = 0
 * @param bend of the middle
 * @param height of its letters
 */
record TextLine(double left, double right, double level, double slope, double bend, double height) {

    double at(double x) {
        return level + slope * x + bend * x * x;
    }

    double slopeAt(double x) {
        return slope + 2 * bend * x;
    }

    double centre() {
        return (left + right) / 2;
    }

    double length() {
        return Math.hypot(right - left, at(right) - at(left));
    }

    /** As long as others of the same zone are. */
    TextLine between(double newLeft, double newRight) {
        return new TextLine(newLeft, newRight, level, slope, bend, height);
    }

    /** In the same picture at another size. */
    TextLine scaled(double factor) {
        return new TextLine(left * factor, right * factor, level * factor, slope, bend / factor, height * factor);
    }
}
