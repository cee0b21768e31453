package io.keyback.facecheck.bench;

import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Frames of one kind of clip. */
interface Frames extends Closeable {

    /** Empty behind the last one. */
    Optional<BufferedImage> next() throws IOException;

    /** The number of pixels; what is larger than anything that can be needed is not even made room for. */
    static int area(long width, long height) throws IOException {
        if (width <= 0 || height <= 0 || width > Clip.MOST_PIXELS || height > Clip.MOST_PIXELS / width) {
            throw new IOException(width + " × " + height + " pixels are none or more than " + Clip.MOST_PIXELS);
        }
        return (int) (width * height);
    }
}
