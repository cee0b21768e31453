package io.keyback.documentcheck.reading;

import io.keyback.vision.Pixels;
import java.awt.image.BufferedImage;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/** How colours become grey. Ink is dark in all colours, a coloured pattern is light in one. */
enum Shade {
    BRIGHTNESS {
        @Override
        Mat of(BufferedImage picture) {
            return Pixels.grey(picture);
        }
    },
    BRIGHTEST_COLOUR {
        @Override
        Mat of(BufferedImage picture) {
            Mat brightest = new Mat();
            try (Mat colour = Pixels.colour(picture);
                    Mat channel = new Mat()) {
                opencv_core.extractChannel(colour, brightest, 0);
                for (int i = 1; i < colour.channels(); i++) {
                    opencv_core.extractChannel(colour, channel, i);
                    opencv_core.max(brightest, channel, brightest);
                }
            }
            return brightest;
        }
    };

    /** One byte for a pixel; close it. */
    abstract Mat of(BufferedImage picture);
}
