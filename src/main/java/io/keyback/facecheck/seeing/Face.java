package io.keyback.facecheck.seeing;

import org.jspecify.annotations.Nullable;

/**
 * A face in a frame, in pixels of the frame; the box may reach beyond its edges.
 *
 * @param landmarks null where the engine gives none
 * @param score how sure the engine is; comparable within one engine only
 */
public record Face(
        double x,
        double y,
        double width,
        double height,
        @Nullable Landmarks landmarks,
        double score) {

    public double centreX() {
        return x + width / 2;
    }

    public double centreY() {
        return y + height / 2;
    }

    public double area() {
        return width * height;
    }
}
