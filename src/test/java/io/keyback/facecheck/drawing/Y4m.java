package io.keyback.facecheck.drawing;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * Writes frames as YUV4MPEG2, the only film that Chromium reliably takes for a camera
 * ({@code --use-file-for-fake-video-capture}); it begins again at the end. BT.601 in the narrow range, as it reads them.
 */
public final class Y4m {

    private Y4m() {}

    public static void write(Path file, ActedClip clip) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            String header = String.format(
                    "YUV4MPEG2 W%d H%d F%d:1 Ip A1:1 C420jpeg%n", DrawnFrame.WIDTH, DrawnFrame.HEIGHT, clip.rate());
            out.write(ascii(header.replace("\r", "")));
            Iterator<BufferedImage> frames = clip.frames().iterator();
            while (frames.hasNext()) {
                out.write(ascii("FRAME\n"));
                out.write(planes(frames.next()));
            }
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Luma of every pixel, then blue and red difference of every block of four. */
    private static byte[] planes(BufferedImage frame) {
        int width = frame.getWidth();
        int height = frame.getHeight();
        int[] pixels = frame.getRGB(0, 0, width, height, null, 0, width);
        byte[] planes = new byte[width * height * 3 / 2];
        int blue = width * height;
        int red = blue + width * height / 4;
        for (int i = 0; i < pixels.length; i++) {
            planes[i] = luma(pixels[i]);
        }
        for (int y = 0; y < height; y += 2) {
            for (int x = 0; x < width; x += 2) {
                int at = y * width + x;
                int[] block = {pixels[at], pixels[at + 1], pixels[at + width], pixels[at + width + 1]};
                planes[blue++] = difference(block, -0.1482, -0.291, 0.4392);
                planes[red++] = difference(block, 0.4392, -0.3678, -0.0714);
            }
        }
        return planes;
    }

    private static byte luma(int pixel) {
        return (byte)
                Math.round(16 + 0.2568 * (pixel >> 16 & 0xFF) + 0.5041 * (pixel >> 8 & 0xFF) + 0.0979 * (pixel & 0xFF));
    }

    private static byte difference(int[] block, double ofRed, double ofGreen, double ofBlue) {
        double sum = 0;
        for (int pixel : block) {
            sum += ofRed * (pixel >> 16 & 0xFF) + ofGreen * (pixel >> 8 & 0xFF) + ofBlue * (pixel & 0xFF);
        }
        return (byte) Math.round(128 + sum / block.length);
    }
}
