package io.keyback.documentcheck.reading;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;

/**
 * A network of one hidden layer that says which character of OCR-B a patch shows. It was trained by the test tree's
 * GlyphTrainingTest; its weights are a byte each, with one scale for all that lead into a neuron.
 */
final class GlyphNet {

    static final String RESOURCE = "/documentcheck/ocr-b.net";

    /** What it can say; the last stands for whatever is no character, or one that is not in the middle. */
    static final String GLYPHS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<?";

    static final int NO_GLYPH = GLYPHS.length() - 1;

    private static final int VERSION = 1;

    private final Layer hidden;
    private final Layer output;

    private GlyphNet(Layer hidden, Layer output) {
        this.hidden = hidden;
        this.output = output;
    }

    /** The one that comes with Keyback. */
    static GlyphNet load() {
        try (InputStream resource = Objects.requireNonNull(GlyphNet.class.getResourceAsStream(RESOURCE))) {
            return read(resource);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static GlyphNet read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        if (data.readByte() != VERSION) {
            throw new IOException("not a network of this version");
        }
        int neurons = data.readUnsignedShort();
        if (neurons % 4 != 0) {
            throw new IOException("the number of neurons is no multiple of four");
        }
        return new GlyphNet(Layer.read(data, GlyphPatch.SIZE, neurons), Layer.read(data, neurons, GLYPHS.length()));
    }

    /**
     * Writes what {@link #read} reads.
     *
     * @param hidden weights of the hidden layer, for each input those to all neurons
     */
    static void write(float[][] hidden, float[] hiddenBias, float[][] output, float[] outputBias, OutputStream out)
            throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeByte(VERSION);
        data.writeShort(hiddenBias.length);
        Layer.write(data, hidden, hiddenBias);
        Layer.write(data, output, outputBias);
        data.flush();
    }

    /** For each of {@link #GLYPHS} the logarithm of its probability. May be called by many threads. */
    float[] read(float[] patch) {
        float[] inner = hidden.apply(patch);
        for (int i = 0; i < inner.length; i++) {
            inner[i] = Math.max(0, inner[i]);
        }
        float[] scores = output.apply(inner);
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

    private static final class Layer {

        /** For each input those to all neurons: in rows, the JVM does many at once. */
        private final float[][] weights;

        private final float[] bias;

        private Layer(float[][] weights, float[] bias) {
            this.weights = weights;
            this.bias = bias;
        }

        /** Four inputs at a time, so that each sum is fetched and put back a quarter as often. */
        float[] apply(float[] input) {
            int neurons = bias.length;
            float[] sums = Arrays.copyOf(bias, neurons);
            for (int i = 0; i < input.length; i += 4) {
                float first = input[i];
                float second = input[i + 1];
                float third = input[i + 2];
                float fourth = input[i + 3];
                float[] ofFirst = weights[i];
                float[] ofSecond = weights[i + 1];
                float[] ofThird = weights[i + 2];
                float[] ofFourth = weights[i + 3];
                for (int n = 0; n < neurons; n++) {
                    sums[n] += first * ofFirst[n] + second * ofSecond[n] + third * ofThird[n] + fourth * ofFourth[n];
                }
            }
            return sums;
        }

        static Layer read(DataInputStream data, int inputs, int neurons) throws IOException {
            float[] scale = new float[neurons];
            float[] bias = new float[neurons];
            for (int n = 0; n < neurons; n++) {
                scale[n] = data.readFloat();
                bias[n] = data.readFloat();
            }
            float[][] weights = new float[inputs][neurons];
            for (float[] ofInput : weights) {
                for (int n = 0; n < neurons; n++) {
                    ofInput[n] = data.readByte() * scale[n];
                }
            }
            return new Layer(weights, bias);
        }

        static void write(DataOutputStream data, float[][] weights, float[] bias) throws IOException {
            float[] scale = new float[bias.length];
            for (int n = 0; n < bias.length; n++) {
                float largest = 1e-6f;
                for (float[] ofInput : weights) {
                    largest = Math.max(largest, Math.abs(ofInput[n]));
                }
                scale[n] = largest / Byte.MAX_VALUE;
                data.writeFloat(scale[n]);
                data.writeFloat(bias[n]);
            }
            for (float[] ofInput : weights) {
                for (int n = 0; n < bias.length; n++) {
                    data.writeByte(Math.round(ofInput[n] / scale[n]));
                }
            }
        }
    }
}
