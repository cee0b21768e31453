package io.keyback.documentcheck.reading;

/**
 * Says whether a character is drawn as OCR-B draws it. One character says little, at ten pixels next to nothing; all of
 * a zone together say it clearly. It was trained by the test tree's GlyphTrainingTest. May be used by many threads.
 */
final class TypefaceNet {

    static final String RESOURCE = "/documentcheck/ocr-b-typeface.net";

    /** No single character counts for more than this, for or against. */
    private static final float MOST = 4;

    private final Network network;

    private TypefaceNet(Network network) {
        this.network = network;
    }

    static TypefaceNet load() {
        return new TypefaceNet(Network.load(RESOURCE, GlyphNet.NO_GLYPH));
    }

    /**
     * Logarithm of the odds that it is OCR-B.
     *
     * @param glyph what the patch was read as, by its place in {@link GlyphNet#GLYPHS}
     */
    float odds(float[] patch, int glyph) {
        return Math.max(-MOST, Math.min(MOST, network.scores(patch)[glyph]));
    }
}
