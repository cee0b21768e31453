package io.keyback.facecheck.drawing;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/** Puts a painted head into a picture: patches of its surface, nearer ones over farther ones, lit from above. */
final class HeadView {

    private static final double AMBIENT = 0.58;
    private static final double DIFFUSE = 0.5;

    private final int[] pixels;
    private final int width;
    private final int height;
    private final float[] depth;

    /** @param picture in {@link BufferedImage#TYPE_INT_RGB} */
    HeadView(BufferedImage picture) {
        this.pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        this.width = picture.getWidth();
        this.height = picture.getHeight();
        this.depth = new float[pixels.length];
        Arrays.fill(depth, Float.NEGATIVE_INFINITY);
    }

    /**
     * How a head is held and lit.
     *
     * @param x where the middle between the eyes would be, were the face not turned; y likewise
     * @param unit how many pixels half the width of the face is
     * @param angle in radians
     * @param lightFrom from -1, all from the left of the frame, to 1
     */
    record Placing(double x, double y, double unit, double angle, double lightFrom) {}

    /** Where a corner of a patch is: in the picture, towards the camera, in the paint, and how light it is. */
    private record Corner(double x, double y, double z, double paintX, double paintY, double light) {}

    void draw(HeadMesh mesh, BufferedImage paint, Placing placing) {
        Corner[][] corners = corners(mesh, paint, placing);
        int[] colours = ((DataBufferInt) paint.getRaster().getDataBuffer()).getData();
        for (int row = 0; row < HeadMesh.ROWS; row++) {
            for (int column = 0; column < HeadMesh.COLUMNS; column++) {
                Corner[] upper = corners[row];
                Corner[] lower = corners[row + 1];
                triangle(upper[column], upper[column + 1], lower[column], colours, paint.getWidth());
                triangle(upper[column + 1], lower[column + 1], lower[column], colours, paint.getWidth());
            }
        }
    }

    private static Corner[][] corners(HeadMesh mesh, BufferedImage paint, Placing placing) {
        HeadShape.Point lamp = new HeadShape.Point(0.04 + 1.6 * placing.lightFrom(), -0.55, 0.85).unit();
        double ambient = AMBIENT - 0.3 * Math.abs(placing.lightFrom());
        double diffuse = DIFFUSE + 0.35 * Math.abs(placing.lightFrom());
        Corner[][] corners = new Corner[HeadMesh.ROWS + 1][HeadMesh.COLUMNS + 1];
        for (int row = 0; row <= HeadMesh.ROWS; row++) {
            for (int column = 0; column <= HeadMesh.COLUMNS; column++) {
                HeadShape.Point at = mesh.point(row, column).turned(placing.angle());
                double lit = mesh.normal(row, column).turned(placing.angle()).dot(lamp);
                corners[row][column] = new Corner(
                        placing.x() + at.x() * placing.unit(),
                        placing.y() + at.y() * placing.unit(),
                        at.z(),
                        (double) column / HeadMesh.COLUMNS * (paint.getWidth() - 1),
                        (double) row / HeadMesh.ROWS * (paint.getHeight() - 1),
                        ambient + diffuse * Math.max(0, lit));
            }
        }
        return corners;
    }

    private void triangle(Corner a, Corner b, Corner c, int[] colours, int stride) {
        double area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
        if (area <= 0) {
            return;
        }
        int left = (int) Math.max(0, Math.ceil(Math.min(a.x, Math.min(b.x, c.x))));
        int right = (int) Math.min(width - 1, Math.floor(Math.max(a.x, Math.max(b.x, c.x))));
        int top = (int) Math.max(0, Math.ceil(Math.min(a.y, Math.min(b.y, c.y))));
        int bottom = (int) Math.min(height - 1, Math.floor(Math.max(a.y, Math.max(b.y, c.y))));
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double ofB = ((x - a.x) * (c.y - a.y) - (c.x - a.x) * (y - a.y)) / area;
                double ofC = ((b.x - a.x) * (y - a.y) - (x - a.x) * (b.y - a.y)) / area;
                double ofA = 1 - ofB - ofC;
                double z = ofA * a.z + ofB * b.z + ofC * c.z;
                int at = y * width + x;
                if (Math.min(ofA, Math.min(ofB, ofC)) >= -1e-6 && z > depth[at]) {
                    depth[at] = (float) z;
                    int paintX = (int) Math.round(ofA * a.paintX + ofB * b.paintX + ofC * c.paintX);
                    int paintY = (int) Math.round(ofA * a.paintY + ofB * b.paintY + ofC * c.paintY);
                    double light = ofA * a.light + ofB * b.light + ofC * c.light;
                    pixels[at] = Sensor.scaled(colours[paintY * stride + paintX], light);
                }
            }
        }
    }
}
