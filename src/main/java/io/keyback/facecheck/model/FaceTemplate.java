package io.keyback.facecheck.model;

/**
 * What is peculiar to a face, of use to nothing but a comparison with a template of the same model. It is never stored
 * or shown: its numbers cannot be had.
 */
public final class FaceTemplate {

    private final float[] direction;

    private FaceTemplate(float[] direction) {
        this.direction = direction;
    }

    /** @throws IllegalStateException when the numbers have no direction */
    static FaceTemplate of(float[] numbers) {
        double squares = 0;
        for (float number : numbers) {
            squares += (double) number * number;
        }
        double length = Math.sqrt(squares);
        if (length == 0 || !Double.isFinite(length)) {
            throw new IllegalStateException("the model says nothing about this face");
        }
        float[] direction = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            direction[i] = (float) (numbers[i] / length);
        }
        return new FaceTemplate(direction);
    }

    /**
     * How alike two faces are: the cosine, from -1 to 1.
     *
     * @throws IllegalArgumentException when the other is of another model
     */
    public double similarity(FaceTemplate other) {
        if (other.direction.length != direction.length) {
            throw new IllegalArgumentException("templates of different models cannot be compared");
        }
        double product = 0;
        for (int i = 0; i < direction.length; i++) {
            product += (double) direction[i] * other.direction[i];
        }
        return Math.max(-1, Math.min(1, product));
    }

    @Override
    public String toString() {
        return "a face template";
    }
}
