package io.keyback.documentcheck.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.documentcheck.reading.GlyphSheet.Sample;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The network is trained from what {@link GlyphSheet} draws, and the build fails when the committed one cannot read it.
 * {@code mvn test -Dtest=GlyphTrainingTest -Dglyphs.write=true} trains it anew, in about five minutes on one core; it comes
 * out the same each time.
 */
class GlyphTrainingTest {

    private static final Path NETWORK = Path.of("src/main/resources" + GlyphNet.RESOURCE);

    private static final int NEURONS = 160;
    private static final int BATCH = 48;
    private static final int BATCHES = Integer.getInteger("glyphs.batches", 40_000);
    private static final float RATE = 0.0015f;
    private static final long SEED = 9303;

    @Test
    void readsWhatItHasNotSeen() throws IOException {
        if (Boolean.getBoolean("glyphs.write")) {
            train();
        }
        GlyphNet network = GlyphNet.load();
        List<Sample> unseen = new ArrayList<>();
        GlyphSheet sheet = new GlyphSheet(SEED + 1);
        while (unseen.size() < 3_000) {
            sheet.draw(unseen);
        }

        long right = unseen.stream()
                .filter(sample -> highest(network.read(sample.patch())) == sample.glyph())
                .count();

        assertThat((double) right / unseen.size()).isGreaterThan(0.95);
    }

    private static void train() throws IOException {
        GlyphSheet sheet = new GlyphSheet(SEED);
        Random random = new Random(SEED);
        Trainee trainee = new Trainee(random);
        List<Sample> pool = new ArrayList<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            if (pool.size() < 40 * BATCH || batch % 2 == 0) {
                sheet.draw(pool);
            }
            for (int i = 0; i < BATCH; i++) {
                int chosen = random.nextInt(pool.size());
                trainee.learn(pool.get(chosen));
                if (pool.size() > 20_000) {
                    pool.set(chosen, pool.get(pool.size() - 1));
                    pool.remove(pool.size() - 1);
                }
            }
            trainee.step((float) (RATE * 0.5 * (1 + Math.cos(Math.PI * batch / BATCHES))) + 1e-6f);
        }
        Files.createDirectories(NETWORK.getParent());
        try (OutputStream out = Files.newOutputStream(NETWORK)) {
            trainee.write(out);
        }
    }

    private static int highest(float[] values) {
        int highest = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[highest]) {
                highest = i;
            }
        }
        return highest;
    }

    /** The network while it learns: plain back-propagation, steps by Adam. */
    private static final class Trainee {

        private final Weights hidden;
        private final Weights output;
        private int steps;

        Trainee(Random random) {
            this.hidden = new Weights(GlyphPatch.SIZE, NEURONS, random);
            this.output = new Weights(NEURONS, GlyphNet.GLYPHS.length(), random);
        }

        void learn(Sample sample) {
            float[] inner = hidden.apply(sample.patch());
            for (int n = 0; n < inner.length; n++) {
                inner[n] = Math.max(0, inner[n]);
            }
            float[] error = output.apply(inner);
            softmax(error);
            error[sample.glyph()] -= 1;
            float[] innerError = output.back(inner, error);
            for (int n = 0; n < inner.length; n++) {
                innerError[n] = inner[n] > 0 ? innerError[n] : 0;
            }
            hidden.gather(sample.patch(), innerError);
        }

        void step(float rate) {
            steps++;
            hidden.step(rate, steps);
            output.step(rate, steps);
        }

        void write(OutputStream out) throws IOException {
            GlyphNet.write(hidden.rows(), hidden.bias(), output.rows(), output.bias(), out);
        }

        private static void softmax(float[] scores) {
            float highest = Float.NEGATIVE_INFINITY;
            for (float score : scores) {
                highest = Math.max(highest, score);
            }
            float sum = 0;
            for (int i = 0; i < scores.length; i++) {
                scores[i] = (float) Math.exp(scores[i] - highest);
                sum += scores[i];
            }
            for (int i = 0; i < scores.length; i++) {
                scores[i] /= sum;
            }
        }
    }

    /** Of one layer, the bias as one more input, with what a batch wants them to be. */
    private static final class Weights {

        private static final float MEMORY = 0.9f;
        private static final float LONG_MEMORY = 0.999f;
        private static final float DECAY = 2e-3f;

        private final int inputs;
        private final int neurons;
        private final float[] weights;
        private final float[] gradient;
        private final float[] mean;
        private final float[] square;

        Weights(int inputs, int neurons, Random random) {
            this.inputs = inputs;
            this.neurons = neurons;
            this.weights = new float[(inputs + 1) * neurons];
            this.gradient = new float[weights.length];
            this.mean = new float[weights.length];
            this.square = new float[weights.length];
            for (int i = 0; i < inputs * neurons; i++) {
                weights[i] = (float) (random.nextGaussian() * Math.sqrt(2.0 / inputs));
            }
        }

        float[] apply(float[] input) {
            float[] sums = Arrays.copyOfRange(weights, inputs * neurons, weights.length);
            for (int i = 0; i < inputs; i++) {
                float value = input[i];
                if (value != 0) {
                    int at = i * neurons;
                    for (int n = 0; n < neurons; n++) {
                        sums[n] += value * weights[at + n];
                    }
                }
            }
            return sums;
        }

        void gather(float[] input, float[] error) {
            for (int i = 0; i < inputs; i++) {
                float value = input[i];
                if (value != 0) {
                    int at = i * neurons;
                    for (int n = 0; n < neurons; n++) {
                        gradient[at + n] += value * error[n];
                    }
                }
            }
            for (int n = 0; n < neurons; n++) {
                gradient[inputs * neurons + n] += error[n];
            }
        }

        float[] back(float[] input, float[] error) {
            gather(input, error);
            float[] before = new float[inputs];
            for (int i = 0; i < inputs; i++) {
                int at = i * neurons;
                float sum = 0;
                for (int n = 0; n < neurons; n++) {
                    sum += weights[at + n] * error[n];
                }
                before[i] = sum;
            }
            return before;
        }

        void step(float rate, int steps) {
            float first = (float) (1 - Math.pow(MEMORY, steps));
            float second = (float) (1 - Math.pow(LONG_MEMORY, steps));
            for (int i = 0; i < weights.length; i++) {
                float slope = gradient[i] / BATCH;
                mean[i] = MEMORY * mean[i] + (1 - MEMORY) * slope;
                square[i] = LONG_MEMORY * square[i] + (1 - LONG_MEMORY) * slope * slope;
                float towards = mean[i] / first / ((float) Math.sqrt(square[i] / second) + 1e-8f);
                weights[i] -= rate * (towards + DECAY * weights[i]);
                gradient[i] = 0;
            }
        }

        float[][] rows() {
            float[][] rows = new float[inputs][];
            for (int i = 0; i < inputs; i++) {
                rows[i] = Arrays.copyOfRange(weights, i * neurons, (i + 1) * neurons);
            }
            return rows;
        }

        float[] bias() {
            return Arrays.copyOfRange(weights, inputs * neurons, weights.length);
        }
    }
}
