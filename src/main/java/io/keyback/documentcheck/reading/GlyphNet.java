package io.keyback.documentcheck.reading;

/**
 * Says which character of OCR-B a patch shows. It was trained by the test tree's GlyphTrainingTest. May be used by many
 * threads.
 */
final class GlyphNet {

    static final String RESOURCE = "/documentcheck/ocr-b.net";

    /** What it can say; the last stands for whatever is no character, or one that is not in the middle. */
    static final String GLYPHS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<?";

    static final int NO_GLYPH = GLYPHS.length() - 1;

    static final int FILLER = GLYPHS.indexOf('<');

    private final Network network;

    private GlyphNet(Network network) {
        this.network = network;
    }

    static GlyphNet load() {
        return new GlyphNet(Network.load(RESOURCE, GLYPHS.length()));
    }

    /** For each of {@link #GLYPHS} the logarithm of its probability. */
    float[] read(float[] patch) {
        float[] scores = network.scores(patch);
        float highest = scores[0];
        for (float score : scores) {
            highest = Math.max(highest, score);
        }
        double sum = 0;
        for (float score : scores) {
            sum += Math.exp(score - highest);
        }
        float logSum = highest + (float) Math.log(sum);
        for (int i = 0; i < scores.length; i++) {
            scores[i] -= logSum;
        }
        return scores;
    }
}
