package io.keyback.documentcheck.drawing;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Random;

/** How a picture is lit, for better and mostly for worse; changes it in place. */
final class Light {

    private final int[] pixels;
    private final int width;
    private final int height;
    private final Random dice;

    Light(BufferedImage picture, Random dice) {
        this.pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        this.width = picture.getWidth();
        this.height = picture.getHeight();
        this.dice = dice;
    }

    /** A slope of light and the soft edge of a shadow across. */
    void shadow(double strength) {
        double angle = dice.nextDouble() * 2 * Math.PI;
        double cos = Math.cos(angle) / width;
        double sin = Math.sin(angle) / height;
        double edge = dice.nextDouble() * 0.6 - 0.3;
        double softness = 0.02 + dice.nextDouble() * 0.15;
        each((x, y, value) -> {
            double across = (x - width / 2.0) * cos + (y - height / 2.0) * sin;
            double shade = 1 / (1 + Math.exp(-(across - edge) / softness));
            return value * (1 - strength * (0.45 * shade + 0.25 * (across + 0.5)));
        });
    }

    /** A spot somewhere. */
    void glare(double strength) {
        spot(width * dice.nextDouble(), height * dice.nextDouble(), width * (0.04 + 0.12 * strength));
    }

    /** Burnt out within the radius, fading over as much again. */
    void spot(double centreX, double centreY, double radius) {
        each((x, y, value) -> {
            double away = Math.hypot(x - centreX, (y - centreY) * 1.4) / radius;
            double burnt = away < 1 ? 1 : Math.exp(-(away - 1) * (away - 1) * 3);
            return value + (262 - value) * burnt;
        });
    }

    void flatten(double strength) {
        double ground = 90 + dice.nextInt(90);
        each((x, y, value) -> ground + (value - ground) * (1 - 0.8 * strength));
    }

    void darken(double strength) {
        each((x, y, value) -> value * (1 - 0.9 * strength));
    }

    void noise(double strength) {
        for (int i = 0; i < pixels.length; i++) {
            double grain = 45 * strength * dice.nextGaussian();
            pixels[i] = rgb(
                    (pixels[i] >> 16 & 0xFF) + grain + 12 * strength * (dice.nextDouble() - 0.5),
                    (pixels[i] >> 8 & 0xFF) + grain,
                    (pixels[i] & 0xFF) + grain + 12 * strength * (dice.nextDouble() - 0.5));
        }
    }

    static int rgb(double red, double green, double blue) {
        return 0xFF000000 | part(red) << 16 | part(green) << 8 | part(blue);
    }

    private interface Change {
        double to(int x, int y, double value);
    }

    private void each(Change change) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                int pixel = pixels[at];
                pixels[at] = rgb(
                        change.to(x, y, pixel >> 16 & 0xFF),
                        change.to(x, y, pixel >> 8 & 0xFF),
                        change.to(x, y, pixel & 0xFF));
            }
        }
    }

    private static int part(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }
}
