package io.keyback.documentcheck.barcode;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.pdf417.PDF417Writer;
import com.google.zxing.pdf417.encoder.Dimensions;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Backs of cards as a camera sees them: turned, blurred, shadowed, noisy, pressed into a JPEG. */
final class DrawnBacks {

    private final Random random;

    DrawnBacks(long seed) {
        this.random = new Random(seed);
    }

    /** A photograph in which the barcode is so wide, turned by so many degrees. */
    BufferedImage draw(String text, int barcodeWidth, double degrees) {
        BufferedImage barcode = barcode(text, barcodeWidth);
        int width = (int) (barcodeWidth * (1.25 + random.nextDouble() * 0.3));
        int height = (int) (width / 1.586);
        BufferedImage card = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = canvas(card);
        canvas.setColor(new Color(235 + random.nextInt(20), 235 + random.nextInt(20), 225 + random.nextInt(20)));
        canvas.fillRect(0, 0, width, height);
        canvas.setColor(Color.DARK_GRAY);
        canvas.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, Math.max(8, height / 30)));
        for (int line = 0; line < 6; line++) {
            canvas.drawString(
                    "CLASS: D NONE  ENDORSEMENTS AND RESTRICTIONS " + random.nextInt(100000),
                    width / 20,
                    height * (line + 1) / 14);
        }
        canvas.setColor(new Color(60, 50, 40));
        canvas.fillRect(0, (int) (height * 0.88), width, height / 12);
        canvas.drawImage(barcode, (width - barcode.getWidth()) / 2, (int) (height * 0.85) - barcode.getHeight(), null);
        canvas.dispose();
        return compressed(noisy(blurred(turned(card, degrees))));
    }

    private BufferedImage barcode(String text, int width) {
        Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
        int columns = 10 + random.nextInt(5);
        hints.put(EncodeHintType.PDF417_DIMENSIONS, new Dimensions(columns, columns, 6, 90));
        hints.put(EncodeHintType.MARGIN, 2);
        hints.put(EncodeHintType.ERROR_CORRECTION, 5);
        BitMatrix matrix;
        try {
            matrix = new PDF417Writer().encode(text, BarcodeFormat.PDF_417, 1, 1, hints);
        } catch (WriterException impossible) {
            throw new IllegalStateException(impossible);
        }
        int scale = Math.max(1, (int) Math.ceil(2.0 * width / matrix.getWidth()));
        BufferedImage large =
                new BufferedImage(matrix.getWidth() * scale, matrix.getHeight() * scale, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < large.getHeight(); y++) {
            for (int x = 0; x < large.getWidth(); x++) {
                large.setRGB(x, y, matrix.get(x / scale, y / scale) ? 0x181818 : 0xF0F0EA);
            }
        }
        int height = (int) (width * 0.28);
        BufferedImage barcode = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = canvas(barcode);
        canvas.drawImage(
                large.getScaledInstance(width, height, java.awt.Image.SCALE_AREA_AVERAGING), 0, 0, width, height, null);
        canvas.dispose();
        return barcode;
    }

    private BufferedImage turned(BufferedImage card, double degrees) {
        double radians = Math.toRadians(degrees);
        double cos = Math.abs(Math.cos(radians));
        double sin = Math.abs(Math.sin(radians));
        int width = (int) ((card.getWidth() * cos + card.getHeight() * sin) * 1.1);
        int height = (int) ((card.getWidth() * sin + card.getHeight() * cos) * 1.1);
        BufferedImage table = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = canvas(table);
        canvas.setPaint(new GradientPaint(
                0, 0, new Color(random.nextInt(200), random.nextInt(150), 90), width, height, Color.GRAY));
        canvas.fillRect(0, 0, width, height);
        canvas.translate(width / 2.0, height / 2.0);
        canvas.rotate(radians);
        canvas.shear((random.nextDouble() - 0.5) * 0.04, 0);
        canvas.drawImage(card, -card.getWidth() / 2, -card.getHeight() / 2, null);
        canvas.dispose();
        Graphics2D shadow = canvas(table);
        shadow.setPaint(new GradientPaint(
                0,
                0,
                new Color(0, 0, 0, random.nextInt(120)),
                random.nextInt(width) + 1f,
                random.nextInt(height) + 1f,
                new Color(0, 0, 0, 0)));
        shadow.fillRect(0, 0, width, height);
        shadow.dispose();
        return table;
    }

    private static Graphics2D canvas(BufferedImage picture) {
        Graphics2D canvas = picture.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return canvas;
    }

    private BufferedImage blurred(BufferedImage picture) {
        float side = random.nextFloat() * 0.12f;
        float[] weights = new float[9];
        Arrays.fill(weights, side);
        weights[4] = 1 - 8 * side;
        return new ConvolveOp(new Kernel(3, 3, weights), ConvolveOp.EDGE_NO_OP, null).filter(picture, null);
    }

    private BufferedImage noisy(BufferedImage picture) {
        int noise = 1 + random.nextInt(16);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                int change = random.nextInt(2 * noise + 1) - noise;
                int noisy = 0;
                for (int shift = 0; shift <= 16; shift += 8) {
                    noisy |= Math.max(0, Math.min(255, (rgb >> shift & 255) + change)) << shift;
                }
                picture.setRGB(x, y, noisy);
            }
        }
        return picture;
    }

    private BufferedImage compressed(BufferedImage picture) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
                ImageWriteParam quality = writer.getDefaultWriteParam();
                quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                quality.setCompressionQuality(0.6f + random.nextFloat() * 0.35f);
                writer.setOutput(stream);
                writer.write(null, new IIOImage(picture, null, null), quality);
            }
            return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
    }
}
