package io.keyback.vision;

/** Workers for a test of another package. */
public final class TestWorkers {

    private TestWorkers() {}

    /** One, which is enough for a test. */
    public static Workers one() {
        return new Workers(new VisionSettings(1, 8));
    }
}
