package io.keyback.facecheck.model;

import io.keyback.facecheck.seeing.Face;

/** What is cut out of a frame around a face, in its pixels; never beyond its edges. */
record Cut(int x, int y, int width, int height) {

    /**
     * The box enlarged around its centre, as the models were trained: where the frame is too narrow it is enlarged
     * less, and where an edge is near it is moved away.
     *
     * @throws IllegalArgumentException when nothing would be left
     */
    static Cut around(Face face, double surroundings, int frameWidth, int frameHeight) {
        if (!(face.width() > 0 && face.height() > 0)) {
            throw new IllegalArgumentException("a box without size");
        }
        double scale =
                Math.min(surroundings, Math.min((frameHeight - 1) / face.height(), (frameWidth - 1) / face.width()));
        double width = face.width() * scale;
        double height = face.height() * scale;
        double left = inside(face.centreX() - width / 2, width, frameWidth);
        double top = inside(face.centreY() - height / 2, height, frameHeight);
        Cut cut = new Cut((int) left, (int) top, (int) (left + width) - (int) left, (int) (top + height) - (int) top);
        if (cut.width < 1 || cut.height < 1) {
            throw new IllegalArgumentException("a frame that is too small");
        }
        return cut;
    }

    private static double inside(double from, double length, int frame) {
        return Math.max(0, Math.min(from, frame - length));
    }
}
