package io.keyback.documentcheck;

import io.keyback.vision.Pixels;
import io.keyback.vision.Quad;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** What can be measured in a picture without knowing what it shows. Brightness only, scaled down. */
final class GreyPicture {

    /** Side of the squares that are compared, in pixels: some letters, or a part of a face. */
    private static final int TILE = 40;
    /** Of all squares one in so many is content; in a picture of a document that is its print. */
    private static final int CONTENT = 10;

    private static final double MAX_STRETCH = 3;
    private static final int WHITE = 255;

    private final int width;
    private final int height;
    private final double scale;
    private final byte[] pixels;
    private final double stretch;
    private final List<Tile> content;

    private GreyPicture(int width, int height, double scale, byte[] pixels) {
        this.width = width;
        this.height = height;
        this.scale = scale;
        this.pixels = pixels;
        int[] all = new int[WHITE + 1];
        count(all, 0, 0, width, height);
        double range = Math.max(1, percentile(all, 0.99) - percentile(all, 0.01));
        this.stretch = Math.max(1, Math.min(MAX_STRETCH, WHITE / range));
        this.content = content();
    }

    /** Made in a job of the workers, which frees what this needs for it. */
    static GreyPicture of(BufferedImage picture, int longestSide) {
        double scale = Math.min(1, (double) longestSide / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        try (Mat colour = Pixels.colour(picture);
                Mat grey = new Mat();
                Mat small = new Mat();
                Size size = new Size(width, height)) {
            opencv_imgproc.cvtColor(colour, grey, opencv_imgproc.COLOR_BGR2GRAY);
            opencv_imgproc.resize(grey, small, size, 0, 0, opencv_imgproc.INTER_AREA);
            byte[] pixels = new byte[width * height];
            small.data().get(pixels);
            return new GreyPicture(width, height, scale, pixels);
        }
    }

    /** By how much it is smaller than the picture it was made of. */
    double scale() {
        return scale;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int longestSide() {
        return Math.max(width, height);
    }

    /** Variance of the Laplacian in the content, as if the picture had its full range of brightness. */
    double sharpness() {
        return content.stream().mapToDouble(Tile::sharpness).average().orElse(0) * stretch * stretch;
    }

    /** How bright the bright part of the content is. */
    int paper() {
        return percentile(brightnessOfContent(), 0.9);
    }

    /** How bright the dark part of the content is. */
    int ink() {
        return percentile(brightnessOfContent(), 0.05);
    }

    /** Whether some square of this side within the place is at least so bright in every pixel. */
    boolean isBlank(Quad place, double side, int brightness) {
        int columns = Math.max(1, (int) Math.ceil(place.width()));
        int rows = Math.max(1, (int) Math.ceil(place.height()));
        int wanted = Math.max(2, (int) Math.ceil(side));
        int[] above = new int[columns];
        for (int row = 0; row < rows; row++) {
            int left = 0;
            int corner = 0;
            for (int column = 0; column < columns; column++) {
                int here = above[column];
                boolean bright = at(place, (column + 0.5) / columns, (row + 0.5) / rows) >= brightness;
                left = bright ? 1 + Math.min(corner, Math.min(left, here)) : 0;
                corner = here;
                above[column] = left;
                if (left >= wanted) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Outside of the picture it is black. */
    private int at(Quad place, double right, double down) {
        double x = (place.x1() * (1 - right) + place.x2() * right) * (1 - down)
                + (place.x4() * (1 - right) + place.x3() * right) * down;
        double y = (place.y1() * (1 - right) + place.y2() * right) * (1 - down)
                + (place.y4() * (1 - right) + place.y3() * right) * down;
        return x < 0 || y < 0 || x >= width || y >= height ? 0 : at((int) x, (int) y);
    }

    private int at(int x, int y) {
        return pixels[y * width + x] & WHITE;
    }

    /** The sharpest squares: flat background is none of them, however much of it there is. */
    private List<Tile> content() {
        List<Tile> tiles = new ArrayList<>();
        for (int y = 0; y + TILE <= height; y += TILE) {
            for (int x = 0; x + TILE <= width; x += TILE) {
                tiles.add(new Tile(x, y, sharpness(x, y)));
            }
        }
        tiles.sort(Comparator.comparingDouble(Tile::sharpness).reversed());
        return tiles.subList(0, Math.min(tiles.size(), 1 + tiles.size() / CONTENT));
    }

    private double sharpness(int left, int top) {
        long sum = 0;
        long squares = 0;
        int number = 0;
        for (int y = Math.max(1, top); y < Math.min(height - 1, top + TILE); y++) {
            for (int x = Math.max(1, left); x < Math.min(width - 1, left + TILE); x++) {
                int laplacian = at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1) - 4 * at(x, y);
                sum += laplacian;
                squares += (long) laplacian * laplacian;
                number++;
            }
        }
        double mean = (double) sum / number;
        return (double) squares / number - mean * mean;
    }

    private int[] brightnessOfContent() {
        int[] counts = new int[WHITE + 1];
        content.forEach(tile -> count(counts, tile.x, tile.y, TILE, TILE));
        return counts;
    }

    private void count(int[] counts, int left, int top, int columns, int rows) {
        for (int y = top; y < top + rows; y++) {
            for (int x = left; x < left + columns; x++) {
                counts[at(x, y)]++;
            }
        }
    }

    private static int percentile(int[] counts, double share) {
        long wanted = Math.round(share * Arrays.stream(counts).asLongStream().sum());
        int value = 0;
        for (long passed = counts[0]; passed < wanted && value < WHITE; passed += counts[value]) {
            value++;
        }
        return value;
    }

    private record Tile(int x, int y, double sharpness) {}
}
