package io.keyback.documentcheck.reading;

/** What the network looks at: the pixels of a cell and a little around, whatever the size, brightness and contrast. */
final class GlyphPatch {

    static final int WIDTH = 20;
    static final int HEIGHT = 24;
    static final int SIZE = WIDTH * HEIGHT;

    /** So many of its pixels are the way to the next character across, and the height of a letter down. */
    private static final double UNIT = 16;

    /** The first column, in parts of the way to the next character from the centre. */
    private static final double FIRST = -(WIDTH - 1) / 2.0 / UNIT;

    /** Less contrast than this is noise, and stays small. */
    private static final double LEAST_CONTRAST = 4;

    private GlyphPatch() {}

    /** Ink is positive. */
    static void take(Raster raster, Cell cell, float[] patch) {
        int[] lights = new int[SIZE];
        int stepX = parts(cell.rightX() / UNIT);
        int stepY = parts(cell.rightY() / UNIT);
        long sum = 0;
        long squares = 0;
        for (int row = 0; row < HEIGHT; row++) {
            double down = (row - (HEIGHT - 1) / 2.0) / UNIT;
            int x = parts(cell.xAt(FIRST, down));
            int y = parts(cell.yAt(FIRST, down));
            for (int column = 0; column < WIDTH; column++) {
                int light = raster.at(x + column * stepX, y + column * stepY);
                lights[row * WIDTH + column] = light;
                sum += light;
                squares += (long) light * light;
            }
        }
        double mean = (double) sum / SIZE;
        double spread = Math.sqrt(Math.max(0, (double) squares / SIZE - mean * mean));
        float middle = (float) mean;
        float contrast = (float) Math.max(LEAST_CONTRAST * Raster.SHADES, spread);
        for (int i = 0; i < SIZE; i++) {
            patch[i] = (middle - lights[i]) / contrast;
        }
    }

    private static int parts(double pixels) {
        return (int) Math.round(pixels * Raster.PARTS);
    }
}
