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
 * A network of one hidden layer that looks at a patch. Its weights are a byte each, with one scale for all that lead
 * into a neuron. May be used by many threads.
 */
final class Network {

    private static final int VERSION = 1;

    private final Layer hidden;
    private final Layer output;

    private Network(Layer hidden, Layer output) {
        this.hidden = hidden;
        this.output = output;
    }

    /** One that comes with Keyback. */
    static Network load(String resource, int outputs) {
        try (InputStream in = Objects.requireNonNull(Network.class.getResourceAsStream(resource))) {
            return read(in, outputs);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Network read(InputStream in, int outputs) throws IOException {
        DataInputStream data = new DataInputStream(in);
        if (data.readByte() != VERSION) {
            throw new IOException("not a network of this version");
        }
        int neurons = data.readUnsignedShort();
        if (neurons % 4 != 0) {
            throw new IOException("the number of neurons is no multiple of four");
        }
        return new Network(Layer.read(data, GlyphPatch.SIZE, neurons), Layer.read(data, neurons, outputs));
    }

    /**
     * Writes what {@link #load} reads.
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

    /** What its output layer says. */
    float[] scores(float[] patch) {
        float[] inner = hidden.apply(patch);
        for (int i = 0; i < inner.length; i++) {
            inner[i] = Math.max(0, inner[i]);
        }
        return output.apply(inner);
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
