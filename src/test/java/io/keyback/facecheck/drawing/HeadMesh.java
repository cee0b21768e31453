package io.keyback.facecheck.drawing;

/** The surface of a head at the corners of a net over it; costly to make, the same for every frame. */
final class HeadMesh {

    static final int COLUMNS = 160;
    static final int ROWS = 110;

    private static final double STEP = 0.02;

    private final HeadShape.Point[][] points = new HeadShape.Point[ROWS + 1][COLUMNS + 1];
    private final HeadShape.Point[][] normals = new HeadShape.Point[ROWS + 1][COLUMNS + 1];

    HeadMesh(HeadShape shape) {
        for (int row = 0; row <= ROWS; row++) {
            double y = HeadShape.TOP + (HeadShape.CHIN - HeadShape.TOP) * row / ROWS;
            for (int column = 0; column <= COLUMNS; column++) {
                double around = -Math.PI + 2 * Math.PI * column / COLUMNS;
                points[row][column] = shape.at(around, y);
                normals[row][column] = normal(shape, around, y);
            }
        }
    }

    HeadShape.Point point(int row, int column) {
        return points[row][column];
    }

    /** Of length 1, outwards. */
    HeadShape.Point normal(int row, int column) {
        return normals[row][column];
    }

    private static HeadShape.Point normal(HeadShape shape, double around, double y) {
        HeadShape.Point across = shape.at(around + STEP, y).minus(shape.at(around - STEP, y));
        HeadShape.Point down = shape.at(around, Math.min(HeadShape.CHIN, y + STEP))
                .minus(shape.at(around, Math.max(HeadShape.TOP, y - STEP)));
        return across.cross(down).unit();
    }
}
