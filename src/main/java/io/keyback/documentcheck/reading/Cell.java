package io.keyback.documentcheck.reading;

/**
 * Where one character stands.
 *
 * @param x centre
 * @param rightX with rightY the way to the next character
 * @param downX with downY the way from the top of a letter to its foot
 */
record Cell(double x, double y, double rightX, double rightY, double downX, double downY) {

    /** Moved by parts of the way to the next character and of the height of a letter. */
    Cell moved(double right, double down) {
        return new Cell(
                x + right * rightX + down * downX, y + right * rightY + down * downY, rightX, rightY, downX, downY);
    }

    /** Moved by a part of the way to the next character. */
    Cell right(double part) {
        return moved(part, 0);
    }

    /** Moved by a part of the height of a letter. */
    Cell down(double part) {
        return moved(0, part);
    }

    /** With letters higher by the factor. */
    Cell higher(double factor) {
        return new Cell(x, y, rightX, rightY, downX * factor, downY * factor);
    }

    double pitch() {
        return Math.hypot(rightX, rightY);
    }

    double glyphHeight() {
        return Math.hypot(downX, downY);
    }

    /** A point in parts of the way to the next character and of the height of a letter, from the centre. */
    double xAt(double right, double down) {
        return x + right * rightX + down * downX;
    }

    double yAt(double right, double down) {
        return y + right * rightY + down * downY;
    }
}
