package io.keyback.facecheck.drawing;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.SplittableRandom;

/** What lens and sensor do to a picture; changes it in place. */
final class Sensor {

    private final int[] pixels;
    private final int width;
    private final int height;

    /** @param picture in {@link BufferedImage#TYPE_INT_RGB} */
    Sensor(BufferedImage picture) {
        this.pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        this.width = picture.getWidth();
        this.height = picture.getHeight();
    }

    /** @param sigma in pixels */
    void blur(double sigma) {
        int radius = (int) Math.ceil(2 * sigma);
        int[] weights = new int[2 * radius + 1];
        for (int i = -radius; i <= radius; i++) {
            weights[i + radius] = sigma == 0 ? 1 : (int) Math.round(1000 * Math.exp(-i * i / (2 * sigma * sigma)));
        }
        spread(weights, 1, 0);
        spread(weights, 0, 1);
    }

    /** @param strength the standard deviation, of 255 */
    void noise(double strength, long seed) {
        SplittableRandom dice = new SplittableRandom(seed);
        for (int i = 0; i < pixels.length; i++) {
            double grain = strength * dice.nextGaussian();
            int pixel = pixels[i];
            pixels[i] = rgb((pixel >> 16 & 0xFF) + grain, (pixel >> 8 & 0xFF) + grain, (pixel & 0xFF) + grain);
        }
    }

    void brighten(double factor) {
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = scaled(pixels[i], factor);
        }
    }

    static int scaled(int pixel, double factor) {
        return rgb((pixel >> 16 & 0xFF) * factor, (pixel >> 8 & 0xFF) * factor, (pixel & 0xFF) * factor);
    }

    private static int rgb(double red, double green, double blue) {
        return part(red) << 16 | part(green) << 8 | part(blue);
    }

    private static int part(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    private void spread(int[] weights, int acrossX, int acrossY) {
        int[] source = pixels.clone();
        int sum = Arrays.stream(weights).sum();
        int radius = weights.length / 2;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = sum / 2;
                int green = sum / 2;
                int blue = sum / 2;
                for (int i = -radius; i <= radius; i++) {
                    int atX = Math.max(0, Math.min(width - 1, x + i * acrossX));
                    int atY = Math.max(0, Math.min(height - 1, y + i * acrossY));
                    int pixel = source[atY * width + atX];
                    int weight = weights[i + radius];
                    red += weight * (pixel >> 16 & 0xFF);
                    green += weight * (pixel >> 8 & 0xFF);
                    blue += weight * (pixel & 0xFF);
                }
                pixels[y * width + x] = (red / sum) << 16 | (green / sum) << 8 | (blue / sum);
            }
        }
    }
}
