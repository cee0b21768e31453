package io.keyback.benchmark;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Pictures that the checks can decode and that are sharp; what they show, nobody looks at here. */
final class Pictures {

    private static final int FRAMES = 4;

    private final List<byte[]> face =
            IntStream.range(0, FRAMES).mapToObj(frame -> drawn(640, 480, frame)).toList();
    private final List<byte[]> front = List.of(drawn(1280, 960, FRAMES));
    private final List<byte[]> back = List.of(drawn(1280, 960, FRAMES + 1));

    List<byte[]> face() {
        return face;
    }

    List<byte[]> front() {
        return front;
    }

    List<byte[]> back() {
        return back;
    }

    private static void print(Graphics2D canvas, int width, int height) {
        for (int y = height / 2; y < height; y += 24) {
            for (int x = width / 2; x < width; x += 12) {
                canvas.fillRect(x, y, 6, 12);
            }
        }
    }

    private static byte[] drawn(int width, int height, int number) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = picture.createGraphics();
        canvas.setPaint(new GradientPaint(0, 0, Color.DARK_GRAY, width, height, Color.WHITE));
        canvas.fillRect(0, 0, width, height);
        canvas.setColor(Color.BLACK);
        canvas.fillOval(width / 4 + number * 10, height / 4, width / 3, height / 2);
        print(canvas, width, height);
        canvas.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", bytes);
        } catch (IOException cannotHappenInMemory) {
            throw new UncheckedIOException(cannotHappenInMemory);
        }
        return bytes.toByteArray();
    }
}
