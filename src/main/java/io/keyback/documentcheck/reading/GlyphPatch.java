package io.keyback.documentcheck.reading;

/** What the network looks at: the pixels of a cell and a little around, whatever the size, brightness and contrast. */
final class GlyphPatch {

    static final int WIDTH = 20;
    static final int HEIGHT = 24;
    static final int SIZE = WIDTH * HEIGHT;

    /** So many of its pixels are the way to the next character across, and the height of a letter down. */
    private static final double UNIT = 16;

    /** Less contrast than this is noise, and stays small. */
    private static final double LEAST_CONTRAST = 4;

    private GlyphPatch() {}

    /** Ink is positive. */
    static void take(Raster raster, Cell cell, float[] patch) {
        double sum = 0;
        double squares = 0;
        for (int row = 0; row < HEIGHT; row++) {
            double down = (row - (HEIGHT - 1) / 2.0) / UNIT;
            for (int column = 0; column < WIDTH; column++) {
                double right = (column - (WIDTH - 1) / 2.0) / UNIT;
                float value = raster.at(cell.xAt(right, down), cell.yAt(right, down));
                patch[row * WIDTH + column] = value;
                sum += value;
                squares += value * value;
            }
        }
        float mean = (float) (sum / SIZE);
        float contrast = (float) Math.max(LEAST_CONTRAST, Math.sqrt(Math.max(0, squares / SIZE - mean * mean)));
        for (int i = 0; i < SIZE; i++) {
            patch[i] = (mean - patch[i]) / contrast;
        }
    }
}
