package io.keyback.documentcheck;

import java.awt.image.BufferedImage;
import java.util.OptionalLong;

/**
 * The difference hash of a picture: for each of 64 places whether it is brighter than the one to its right. Another size,
 * another brightness or another compression hardly change it.
 */
final class PicturePattern {

    private static final int COLUMNS = 9;
    private static final int ROWS = 8;
    /** In each direction within a place. */
    private static final int SAMPLES = 24;
    /** A step in brightness, of 255, below which noise decides which is the brighter. */
    private static final double STEP = 2;
    /** Of the 64 steps so many must be more than noise. */
    private static final int STRUCTURE = 24;

    private PicturePattern() {}

    /** Empty where there is too little to see in it. */
    static OptionalLong of(BufferedImage picture) {
        long pattern = 0;
        int steps = 0;
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS - 1; column++) {
                double step = brightness(picture, column, row) - brightness(picture, column + 1, row);
                pattern = pattern << 1 | (step > 0 ? 1 : 0);
                steps += Math.abs(step) > STEP ? 1 : 0;
            }
        }
        return steps < STRUCTURE ? OptionalLong.empty() : OptionalLong.of(pattern);
    }

    private static double brightness(BufferedImage picture, int column, int row) {
        double sum = 0;
        for (int i = 0; i < SAMPLES; i++) {
            for (int j = 0; j < SAMPLES; j++) {
                int x = (int) ((column + (i + 0.5) / SAMPLES) * picture.getWidth() / COLUMNS);
                int y = (int) ((row + (j + 0.5) / SAMPLES) * picture.getHeight() / ROWS);
                sum += grey(picture.getRGB(x, y));
            }
        }
        return sum / (SAMPLES * SAMPLES);
    }

    private static double grey(int rgb) {
        return 0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff);
    }
}
