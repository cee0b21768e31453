package io.keyback.documentcheck.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.documentcheck.reading.GlyphSheet.Face;
import io.keyback.documentcheck.reading.GlyphSheet.Sample;
import java.awt.Font;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Both networks are trained from what {@link GlyphSheet} draws, and the build fails when the committed ones cannot tell
 * it. {@code mvn test -Dtest=GlyphTrainingTest -Dglyphs.write=true} trains them anew, in a few minutes; they come out the
 * same each time. Wrong typefaces come from Debian's fonts-dejavu, fonts-liberation, fonts-freefont-ttf,
 * fonts-inconsolata, fonts-hack, fonts-noto-mono and fonts-courier-prime, which only the training needs.
 */
class GlyphTrainingTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path FONTS = Path.of("/usr/share/fonts");

    private static final List<String> WRONG_TYPEFACES = List.of(
            "truetype/dejavu/DejaVuSansMono.ttf",
            "truetype/dejavu/DejaVuSansMono-Bold.ttf",
            "truetype/dejavu/DejaVuSans.ttf",
            "truetype/dejavu/DejaVuSerif.ttf",
            "truetype/liberation/LiberationMono-Regular.ttf",
            "truetype/liberation/LiberationSans-Regular.ttf",
            "truetype/liberation/LiberationSans-Bold.ttf",
            "truetype/liberation/LiberationSansNarrow-Regular.ttf",
            "truetype/freefont/FreeMono.ttf",
            "truetype/freefont/FreeSans.ttf",
            "truetype/inconsolata/Inconsolata.otf",
            "truetype/hack/Hack-Regular.ttf",
            "truetype/noto/NotoMono-Regular.ttf",
            "opentype/courier-prime/Courier Prime Code.otf");

    private static final int NEURONS = 160;
    private static final int NEURONS_FOR_TYPEFACE = 64;
    private static final int BATCH = 48;
    private static final int BATCHES = Integer.getInteger("glyphs.batches", 40_000);
    private static final float RATE = 0.0015f;
    private static final long SEED = 9303;
    private static final int POOL = 20_000;

    @BeforeAll
    static void train() throws IOException {
        if (Boolean.getBoolean("glyphs.write")) {
            Trainee reader = trainGlyphs();
            trainTypeface(reader);
        }
    }

    @Test
    void readsWhatItHasNotSeen() {
        GlyphNet network = GlyphNet.load();
        List<Sample> unseen = drawn(new GlyphSheet(SEED + 1));

        long right = unseen.stream()
                .filter(sample -> highest(network.read(sample.patch())) == sample.glyph())
                .count();

        assertThat((double) right / unseen.size()).isGreaterThan(0.95);
    }

    @Test
    void tellsTheTypeface() {
        List<Sample> right = drawn(new GlyphSheet(SEED + 2));
        List<Sample> wrong = drawn(new GlyphSheet(
                SEED + 3,
                Stream.of(
                                GlyphSheet.font("OCRA.ttf"),
                                new Font(Font.MONOSPACED, Font.PLAIN, 1),
                                new Font(Font.SANS_SERIF, Font.PLAIN, 1),
                                new Font(Font.SERIF, Font.PLAIN, 1))
                        .map(Face::other)
                        .toList()));

        assertThat(typeface(right)).isGreaterThan(1.5);
        assertThat(typeface(wrong)).isLessThan(-1.5);
    }

    private static double typeface(List<Sample> samples) {
        TypefaceNet network = TypefaceNet.load();
        return samples.stream()
                .filter(sample -> sample.glyph() < GlyphNet.FILLER)
                .mapToDouble(sample -> network.odds(sample.patch(), sample.glyph()))
                .average()
                .orElseThrow();
    }

    private static List<Sample> drawn(GlyphSheet sheet) {
        List<Sample> samples = new ArrayList<>();
        while (samples.size() < 3_000) {
            sheet.draw(samples);
        }
        return samples;
    }

    private static Trainee trainGlyphs() throws IOException {
        GlyphSheet sheet = new GlyphSheet(SEED);
        Random random = new Random(SEED);
        Trainee trainee = new Trainee(NEURONS, GlyphNet.GLYPHS.length(), random);
        List<Sample> pool = new ArrayList<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            if (pool.size() < 40 * BATCH || batch % 2 == 0) {
                sheet.draw(pool);
            }
            for (int i = 0; i < BATCH; i++) {
                Sample sample = taken(pool, random);
                trainee.learn(sample.patch(), scores -> isThis(scores, sample.glyph()));
            }
            trainee.step(rate(batch));
        }
        write(trainee, GlyphNet.RESOURCE);
        return trainee;
    }

    /** From lines of the right typeface and of wrong ones in turns; each patch counts as what the reader takes it for. */
    private static void trainTypeface(Trainee reader) throws IOException {
        GlyphSheet right = new GlyphSheet(SEED);
        GlyphSheet wrong = new GlyphSheet(SEED + 4, wrongTypefaces());
        Random random = new Random(SEED);
        Trainee trainee = new Trainee(NEURONS_FOR_TYPEFACE, GlyphNet.NO_GLYPH, random);
        List<Sample> rightOnes = new ArrayList<>();
        List<Sample> wrongOnes = new ArrayList<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            if (rightOnes.size() < 40 * BATCH || batch % 4 == 0) {
                right.draw(rightOnes);
                wrong.draw(wrongOnes);
            }
            for (int i = 0; i < BATCH; i++) {
                boolean isRight = i % 2 == 0;
                float[] patch = taken(isRight ? rightOnes : wrongOnes, random).patch();
                int glyph = highest(reader.scores(patch));
                if (glyph < GlyphNet.FILLER) {
                    trainee.learn(patch, scores -> isSo(scores, glyph, isRight));
                }
            }
            trainee.step(rate(batch));
        }
        write(trainee, TypefaceNet.RESOURCE);
    }

    private static List<Face> wrongTypefaces() {
        Stream<Font> installed = WRONG_TYPEFACES.stream().map(FONTS::resolve).map(GlyphSheet::font);
        return Stream.concat(Stream.of(GlyphSheet.font("OCRA.ttf")), installed)
                .map(Face::other)
                .toList();
    }

    private static float rate(int batch) {
        return (float) (RATE * 0.5 * (1 + Math.cos(Math.PI * batch / BATCHES))) + 1e-6f;
    }

    /** Each is seen a few times. */
    private static Sample taken(List<Sample> pool, Random random) {
        int chosen = random.nextInt(pool.size());
        Sample sample = pool.get(chosen);
        if (pool.size() > POOL) {
            pool.set(chosen, pool.get(pool.size() - 1));
            pool.remove(pool.size() - 1);
        }
        return sample;
    }

    private static void write(Trainee trainee, String resource) throws IOException {
        try (OutputStream out = Files.newOutputStream(Path.of(RESOURCES + resource))) {
            trainee.write(out);
        }
    }

    /** Makes scores errors: one of them should be the highest. */
    private static void isThis(float[] scores, int glyph) {
        float highest = scores[highest(scores)];
        float sum = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) Math.exp(scores[i] - highest);
            sum += scores[i];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= sum;
        }
        scores[glyph] -= 1;
    }

    /** Makes scores errors: the odds of one should be high or low, whatever the others are. */
    private static void isSo(float[] scores, int glyph, boolean so) {
        float probability = (float) (1 / (1 + Math.exp(-scores[glyph])));
        Arrays.fill(scores, 0);
        scores[glyph] = probability - (so ? 1 : 0);
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

        Trainee(int neurons, int outputs, Random random) {
            this.hidden = new Weights(GlyphPatch.SIZE, neurons, random);
            this.output = new Weights(neurons, outputs, random);
        }

        float[] scores(float[] patch) {
            return output.apply(inner(patch));
        }

        private float[] inner(float[] patch) {
            float[] inner = hidden.apply(patch);
            for (int n = 0; n < inner.length; n++) {
                inner[n] = Math.max(0, inner[n]);
            }
            return inner;
        }

        /** @param loss makes errors of scores */
        void learn(float[] patch, Consumer<float[]> loss) {
            float[] inner = inner(patch);
            float[] error = output.apply(inner);
            loss.accept(error);
            float[] innerError = output.back(inner, error);
            for (int n = 0; n < inner.length; n++) {
                innerError[n] = inner[n] > 0 ? innerError[n] : 0;
            }
            hidden.gather(patch, innerError);
        }

        void step(float rate) {
            steps++;
            hidden.step(rate, steps);
            output.step(rate, steps);
        }

        void write(OutputStream out) throws IOException {
            Network.write(hidden.rows(), hidden.bias(), output.rows(), output.bias(), out);
        }
    }

    /** Of one layer, the bias as one more input, with what a batch wants them to be. */
    private static final class Weights {

        private static final float MEMORY = 0.9f;
        private static final float LONG_MEMORY = 0.999f;
        private static final float DECAY = 2e-3f;

        private final int inputs;
        private final int neurons;
        private final float[][] weights;
        private final float[][] gradient;
        private final float[][] mean;
        private final float[][] square;

        Weights(int inputs, int neurons, Random random) {
            this.inputs = inputs;
            this.neurons = neurons;
            this.weights = new float[inputs + 1][neurons];
            this.gradient = new float[inputs + 1][neurons];
            this.mean = new float[inputs + 1][neurons];
            this.square = new float[inputs + 1][neurons];
            for (int i = 0; i < inputs; i++) {
                for (int n = 0; n < neurons; n++) {
                    weights[i][n] = (float) (random.nextGaussian() * Math.sqrt(2.0 / inputs));
                }
            }
        }

        float[] apply(float[] input) {
            float[] sums = bias().clone();
            for (int i = 0; i < inputs; i++) {
                add(sums, input[i], weights[i]);
            }
            return sums;
        }

        private static void add(float[] sums, float value, float[] weights) {
            if (value != 0) {
                for (int n = 0; n < sums.length; n++) {
                    sums[n] += value * weights[n];
                }
            }
        }

        void gather(float[] input, float[] error) {
            for (int i = 0; i < inputs; i++) {
                add(gradient[i], input[i], error);
            }
            add(gradient[inputs], 1, error);
        }

        float[] back(float[] input, float[] error) {
            gather(input, error);
            float[] before = new float[inputs];
            for (int i = 0; i < inputs; i++) {
                float sum = 0;
                for (int n = 0; n < neurons; n++) {
                    sum += weights[i][n] * error[n];
                }
                before[i] = sum;
            }
            return before;
        }

        void step(float rate, int steps) {
            float first = (float) (1 - Math.pow(MEMORY, steps));
            float second = (float) (1 - Math.pow(LONG_MEMORY, steps));
            for (int i = 0; i <= inputs; i++) {
                step(rate, first, second, weights[i], gradient[i], mean[i], square[i]);
            }
        }

        private static void step(
                float rate,
                float first,
                float second,
                float[] weights,
                float[] gradient,
                float[] mean,
                float[] square) {
            for (int n = 0; n < weights.length; n++) {
                float slope = gradient[n] / BATCH;
                mean[n] = MEMORY * mean[n] + (1 - MEMORY) * slope;
                square[n] = LONG_MEMORY * square[n] + (1 - LONG_MEMORY) * slope * slope;
                float towards = mean[n] / first / ((float) Math.sqrt(square[n] / second) + 1e-8f);
                weights[n] -= rate * (towards + DECAY * weights[n]);
                gradient[n] = 0;
            }
        }

        float[][] rows() {
            return Arrays.copyOf(weights, inputs);
        }

        float[] bias() {
            return weights[inputs];
        }
    }
}
