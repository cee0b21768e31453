package io.keyback.facecheck;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes frames, after their header was judged. */
final class LiveFrames {

    private final long maxBytes;
    private final int maxSide;
    private final int minSide;

    LiveFrames(LiveSettings settings) {
        this.maxBytes = settings.maxFrame().toBytes();
        this.maxSide = settings.maxFrameSide();
        this.minSide = settings.minFrameSide();
    }

    /** @throws FrameUnreadable when it is no JPEG, or a larger or smaller one than is taken */
    BufferedImage decode(byte[] jpeg) {
        if (jpeg.length > maxBytes) {
            throw new FrameUnreadable("A frame has " + jpeg.length + " bytes");
        }
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        ImageReader reader = readers.next();
        try (MemoryCacheImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(stream, true, true);
            requireSize(new Dimension(reader.getWidth(0), reader.getHeight(0)));
            return reader.read(0);
        } catch (IOException | RuntimeException damaged) {
            throw damaged instanceof FrameUnreadable known ? known : new FrameUnreadable("A frame is no whole JPEG");
        } finally {
            reader.dispose();
        }
    }

    private void requireSize(Dimension size) {
        if (Math.max(size.width, size.height) > maxSide || Math.min(size.width, size.height) < minSide) {
            throw new FrameUnreadable("A frame has " + size.width + " x " + size.height + " pixels");
        }
    }
}
