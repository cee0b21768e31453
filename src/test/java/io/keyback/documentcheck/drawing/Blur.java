package io.keyback.documentcheck.drawing;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/** What lens and hand do to sharpness; changes the picture in place. */
final class Blur {

    private static final double LENS = 0.45;

    private final int[] pixels;
    private final int width;
    private final int height;
    private final double pixelsPerMillimetre;

    Blur(BufferedImage picture, double pixelsPerMillimetre) {
        this.pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        this.width = picture.getWidth();
        this.height = picture.getHeight();
        this.pixelsPerMillimetre = pixelsPerMillimetre;
    }

    /** Even the best lens is a little soft. */
    void defocus(double strength) {
        double sigma = LENS + strength * 0.7 * pixelsPerMillimetre;
        int radius = (int) Math.ceil(2.5 * sigma);
        double[] weights = new double[2 * radius + 1];
        for (int i = -radius; i <= radius; i++) {
            weights[i + radius] = Math.exp(-i * i / (2 * sigma * sigma));
        }
        spread(weights, 1);
        spread(weights, width);
    }

    void move(double strength, boolean sideways) {
        int length = Math.max(1, (int) Math.round(strength * 1.6 * pixelsPerMillimetre)) | 1;
        double[] weights = new double[length];
        Arrays.fill(weights, 1);
        spread(weights, sideways ? 1 : width);
    }

    private void spread(double[] weights, int step) {
        int[] source = pixels.clone();
        double sum = Arrays.stream(weights).sum();
        int radius = weights.length / 2;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double red = 0;
                double green = 0;
                double blue = 0;
                for (int i = -radius; i <= radius; i++) {
                    int atX = step == 1 ? Math.max(0, Math.min(width - 1, x + i)) : x;
                    int atY = step == 1 ? y : Math.max(0, Math.min(height - 1, y + i));
                    int pixel = source[atY * width + atX];
                    double weight = weights[i + radius];
                    red += weight * (pixel >> 16 & 0xFF);
                    green += weight * (pixel >> 8 & 0xFF);
                    blue += weight * (pixel & 0xFF);
                }
                pixels[y * width + x] = Light.rgb(red / sum, green / sum, blue / sum);
            }
        }
    }
}
