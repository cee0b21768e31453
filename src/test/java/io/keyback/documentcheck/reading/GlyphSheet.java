package io.keyback.documentcheck.reading;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Kernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws lines of characters, in OCR-B as a rule, as cameras see them, and cuts patches from them: sharp and blurred, bold and pale, large and
 * small, on patterns, in shadows, with noise, a little beside the middle. The same seed draws the same.
 */
final class GlyphSheet {

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    /** The last has sharp corners. */
    private static final List<Face> OCR_B =
            List.of(Face.ocrB("OCRB.otf"), Face.ocrB("OCRB.otf"), Face.ocrB("OCRBS.otf"));

    private final Random random;
    private final List<Face> faces;

    GlyphSheet(long seed) {
        this(seed, OCR_B);
    }

    GlyphSheet(long seed, List<Face> faces) {
        this.random = new Random(seed);
        this.faces = faces;
    }

    /**
     * A font and how it stands on a line.
     *
     * @param filling whether its letters are as wide as there is room
     */
    record Face(Font font, double capitals, boolean filling) {

        static Face ocrB(String name) {
            return of(GlyphSheet.font(name), true);
        }

        /** Something else. */
        static Face other(Font font) {
            return of(font, false);
        }

        private static Face of(Font font, boolean filling) {
            Font large = font.deriveFont(100f);
            double capitals = large.createGlyphVector(CONTEXT, "H")
                    .getOutline()
                    .getBounds2D()
                    .getHeight();
            return new Face(large, capitals, filling);
        }

        /** Its middle at zero. */
        Shape outline(char sign, double pitch, double heightOfLetter) {
            GlyphVector glyph = font.createGlyphVector(CONTEXT, String.valueOf(sign));
            double advance = glyph.getGlyphMetrics(0).getAdvanceX();
            double higher = heightOfLetter / capitals;
            double wider = filling ? pitch / advance : Math.min(higher, pitch / advance);
            AffineTransform place = AffineTransform.getScaleInstance(wider, higher);
            place.translate(-advance / 2, capitals / 2);
            return place.createTransformedShape(glyph.getOutline());
        }
    }

    static final class Sample {

        private final float[] patch;
        private final int glyph;

        private Sample(float[] patch, int glyph) {
            this.patch = patch;
            this.glyph = glyph;
        }

        float[] patch() {
            return patch;
        }

        /** The index in {@link GlyphNet#GLYPHS}. */
        int glyph() {
            return glyph;
        }
    }

    static Font font(String name) {
        try (InputStream in =
                Objects.requireNonNull(GlyphSheet.class.getResourceAsStream("/documentcheck/fonts/" + name))) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException | FontFormatException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static Font font(Path file) {
        try {
            return Font.createFont(Font.TRUETYPE_FONT, file.toFile());
        } catch (IOException | FontFormatException broken) {
            throw new IllegalStateException(file.toString(), broken);
        }
    }

    /** Adds the patches of one line. */
    void draw(List<Sample> samples) {
        double pitch = 8.5 * Math.pow(4, random.nextDouble() * random.nextDouble() + 0.15 * random.nextDouble());
        double heightOfLetter = pitch * between(0.85, 1.15);
        int[] glyphs = random.ints(36, 0, GlyphNet.NO_GLYPH + 8)
                .map(glyph -> glyph < GlyphNet.NO_GLYPH ? glyph : GlyphNet.NO_GLYPH - 1)
                .toArray();
        int width = (int) (pitch * (glyphs.length + 3));
        int height = (int) (heightOfLetter * 2.6);
        double slope = between(-0.04, 0.04);
        double shear = between(-0.12, 0.12);
        AffineTransform line = new AffineTransform(1, slope, shear, 1, 1.5 * pitch, height / 2.0);
        line.translate(0, -slope * width / 2);
        BufferedImage picture = photograph(glyphs, pitch, heightOfLetter, width, height, line);
        byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        Raster raster = new Raster(pixels, width, height);
        for (int i = 0; i < glyphs.length; i++) {
            samples.add(new Sample(cut(raster, line, i, pitch, heightOfLetter, between(-0.13, 0.13)), glyphs[i]));
            if (random.nextInt(4) == 0) {
                double beside = between(0.34, 0.66) * (random.nextBoolean() ? 1 : -1);
                samples.add(new Sample(cut(raster, line, i, pitch, heightOfLetter, beside), GlyphNet.NO_GLYPH));
            }
            if (random.nextInt(24) == 0) {
                double below = between(0.6, 1.0) * (random.nextBoolean() ? 1 : -1);
                Cell cell =
                        cell(line, i, pitch, heightOfLetter, between(-0.5, 0.5)).moved(0, below);
                samples.add(new Sample(patch(raster, cell), GlyphNet.NO_GLYPH));
            }
        }
    }

    private float[] cut(Raster raster, AffineTransform line, int i, double pitch, double height, double beside) {
        // The reader knows the slant of the letters only about.
        Cell exact = cell(line, i, pitch * between(0.94, 1.06), height * between(0.91, 1.09), 0);
        double[] centre = {i * pitch + beside * pitch, between(-0.1, 0.1) * height};
        line.transform(centre, 0, centre, 0, 1);
        double turn = between(-0.04, 0.04);
        double slant = random.nextBoolean() ? 0 : between(-0.06, 0.06);
        Cell cell = new Cell(
                centre[0],
                centre[1],
                exact.rightX() - turn * exact.rightY(),
                exact.rightY() + turn * exact.rightX(),
                exact.downX() - (turn + slant) * exact.downY(),
                exact.downY() + turn * exact.downX());
        return patch(raster, cell);
    }

    private static Cell cell(AffineTransform line, int i, double pitch, double height, double beside) {
        double[] vectors = {pitch, 0, 0, height};
        line.deltaTransform(vectors, 0, vectors, 0, 2);
        double[] centre = {(i + beside) * pitch, 0};
        line.transform(centre, 0, centre, 0, 1);
        return new Cell(centre[0], centre[1], vectors[0], vectors[1], vectors[2], vectors[3]);
    }

    private static float[] patch(Raster raster, Cell cell) {
        float[] patch = new float[GlyphPatch.SIZE];
        GlyphPatch.take(raster, cell, patch);
        return patch;
    }

    private BufferedImage photograph(
            int[] glyphs, double pitch, double heightOfLetter, int width, int height, AffineTransform line) {
        float[] light = new float[width * height];
        float[] ink = new float[width * height];
        background(light, width, height, pitch);
        print(glyphs, pitch, heightOfLetter, width, height, line, ink);
        double sigma = random.nextInt(3) == 0 ? between(0.1, 0.17) * pitch : between(0.02, 0.09) * pitch;
        blur(ink, width, height, Math.max(0.35, sigma));
        double paper = between(110, 250);
        double contrast = random.nextInt(3) == 0 ? between(25, 80) : between(60, 230);
        double pattern = contrast * (random.nextInt(3) == 0 ? between(0.1, 0.55) : between(0, 0.2));
        double noise = contrast * (random.nextInt(4) == 0 ? between(0.03, 0.16) : between(0, 0.05));
        double acrossX = between(-0.35, 0.35) / width;
        double acrossY = between(-0.2, 0.2) / height;
        byte[] pixels = new byte[width * height];
        for (int i = 0; i < pixels.length; i++) {
            int x = i % width;
            int y = i / width;
            double lit = 1 + acrossX * (x - width / 2.0) + acrossY * (y - height / 2.0);
            double value = (paper - pattern * light[i] - contrast * ink[i]) * lit + noise * random.nextGaussian();
            pixels[i] = (byte) Math.max(0, Math.min(255, Math.round(value)));
        }
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setDataElements(0, 0, width, height, pixels);
        return random.nextInt(3) == 0 ? compressed(picture) : picture;
    }

    /** Wavy lines and clouds, from 0 to 1. */
    private void background(float[] light, int width, int height, double pitch) {
        int waves = 1 + random.nextInt(3);
        for (int w = 0; w < waves; w++) {
            double angle = between(0, Math.PI);
            double length = pitch * Math.exp(between(Math.log(0.25), Math.log(5)));
            double fx = 2 * Math.PI * Math.cos(angle) / length;
            double fy = 2 * Math.PI * Math.sin(angle) / length;
            double bend = between(0, 2.5);
            double bendLength = pitch * between(1, 12);
            double thin = random.nextBoolean() ? 1 : 6;
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    double wave = 0.5 + 0.5 * Math.sin(fx * x + fy * y + bend * Math.sin((x + y) / bendLength));
                    light[y * width + x] += (float) ((thin == 1 ? wave : wave * wave * wave * wave) / waves);
                }
            }
        }
    }

    private void print(
            int[] glyphs,
            double pitch,
            double heightOfLetter,
            int width,
            int height,
            AffineTransform line,
            float[] ink) {
        BufferedImage print = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = print.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        canvas.transform(line);
        Face face = faces.get(random.nextInt(faces.size()));
        double narrow = between(0.9, 1.08);
        double thicker = (random.nextInt(3) == 0 ? between(-4.5, 9) : between(-2, 3)) * heightOfLetter / 71.5;
        double uneven = random.nextBoolean() ? 0 : 0.3;
        for (int i = 0; i < glyphs.length; i++) {
            Shape shape = face.outline(GlyphNet.GLYPHS.charAt(glyphs[i]), pitch * narrow, heightOfLetter);
            AffineTransform before = canvas.getTransform();
            canvas.translate(i * pitch + between(-0.02, 0.02) * pitch, between(-0.02, 0.02) * pitch);
            canvas.setColor(grey(1 - uneven * random.nextDouble()));
            canvas.fill(shape);
            if (Math.abs(thicker) > 0.004 * heightOfLetter) {
                canvas.setColor(thicker > 0 ? canvas.getColor() : Color.BLACK);
                canvas.setStroke(new BasicStroke((float) Math.abs(thicker)));
                canvas.draw(shape);
            }
            canvas.setTransform(before);
        }
        canvas.dispose();
        byte[] pixels = ((DataBufferByte) print.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < ink.length; i++) {
            ink[i] = (pixels[i] & 0xFF) / 255f;
        }
    }

    private static Color grey(double value) {
        return new Color((float) value, (float) value, (float) value);
    }

    private static void blur(float[] values, int width, int height, double sigma) {
        int radius = (int) Math.ceil(2.5 * sigma);
        Kernel kernel = bell(radius, sigma);
        float[] weights = kernel.getKernelData(null);
        float[] across = new float[values.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float sum = 0;
                for (int k = -radius; k <= radius; k++) {
                    sum += weights[k + radius] * values[y * width + Math.max(0, Math.min(width - 1, x + k))];
                }
                across[y * width + x] = sum;
            }
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float sum = 0;
                for (int k = -radius; k <= radius; k++) {
                    sum += weights[k + radius] * across[Math.max(0, Math.min(height - 1, y + k)) * width + x];
                }
                values[y * width + x] = sum;
            }
        }
    }

    private static Kernel bell(int radius, double sigma) {
        float[] weights = new float[2 * radius + 1];
        float sum = 0;
        for (int k = -radius; k <= radius; k++) {
            weights[k + radius] = (float) Math.exp(-k * k / (2 * sigma * sigma));
            sum += weights[k + radius];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return new Kernel(weights.length, 1, weights);
    }

    private BufferedImage compressed(BufferedImage picture) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality((float) between(0.25, 0.9));
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), param);
            out.flush();
            return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        } finally {
            writer.dispose();
        }
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }
}
