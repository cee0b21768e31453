package io.keyback.facecheck;

import io.keyback.bench.BenchRefused;
import io.keyback.bench.Figures;
import io.keyback.facecheck.bench.ClipManifest;
import io.keyback.facecheck.bench.ClipOutcome;
import io.keyback.facecheck.bench.FaceReport;
import io.keyback.facecheck.bench.PairManifest;
import io.keyback.facecheck.bench.PairOutcome;
import io.keyback.facecheck.bench.Playback;
import io.keyback.facecheck.bench.SpeedFigures.Cost;
import io.keyback.facecheck.liveness.LivenessSettings;
import io.keyback.facecheck.liveness.Onlooker;
import io.keyback.facecheck.liveness.Onlooker.Impression;
import io.keyback.facecheck.model.FaceModels;
import io.keyback.facecheck.model.FaceTemplate;
import io.keyback.facecheck.model.SFace;
import io.keyback.facecheck.model.YuNet;
import io.keyback.facecheck.seeing.Attention;
import io.keyback.facecheck.seeing.Sight;
import io.keyback.facecheck.seeing.Watcher;
import io.keyback.vision.Pixels;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Measures how well faces are watched and compared, over a folder with a {@code clips.csv} of the columns
 * {@code file,fps,expected}, a {@code pairs.csv} of the columns {@code a,b,same}, or both. It looks with what the product
 * would look with, the settings being the defaults.
 */
public final class FaceBench {

    private static final Set<Attention> EVERYTHING = EnumSet.allOf(Attention.class);

    /** What an attempt looks for while it waits for closed eyes, a smile, a turn: one at a time. */
    private static final List<Set<Attention>> IN_AN_ATTEMPT =
            List.of(EnumSet.noneOf(Attention.class), EnumSet.of(Attention.SMILE), EnumSet.of(Attention.TURN));

    private static final int FRAMES_TO_WARM_UP = 60;
    private static final double NANOS = 1e6;

    private final @Nullable ClipManifest clips;
    private final @Nullable PairManifest pairs;
    private final FaceModels models;
    private final FaceEngine engine;
    private final LiveSettings live = defaults("keyback.facecheck.live", LiveSettings.class);
    private final LiveFrames frames = new LiveFrames(live);
    private final Onlooker onlooker = new Onlooker(defaults("keyback.facecheck.liveness", LivenessSettings.class));
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<Cost> costs = new ArrayList<>();

    private FaceBench(@Nullable ClipManifest clips, @Nullable PairManifest pairs, FaceModels models) {
        this.clips = clips;
        this.pairs = pairs;
        this.models = models;
        this.engine = new FaceEngine(models);
    }

    /**
     * Reads the manifests; clips and pictures are looked at when it runs.
     *
     * @param models where the optional models are; need not exist
     * @throws BenchRefused when both are missing, one is broken, or a file that one names is missing
     */
    public static FaceBench of(Path directory, Path models) {
        boolean pairs = PairManifest.isIn(directory);
        boolean clips = ClipManifest.isIn(directory) || !pairs;
        return new FaceBench(
                clips ? ClipManifest.of(directory) : null,
                pairs ? PairManifest.of(directory) : null,
                FaceModels.in(models));
    }

    /**
     * Looks at one after the other, on this thread.
     *
     * @throws BenchRefused when a clip or picture is broken
     */
    public Figures run() {
        FaceReport report = measure();
        return new Figures(report.json(), report.markdown());
    }

    FaceReport measure() {
        List<ClipOutcome> watched = clips == null ? List.of() : watch(clips);
        List<PairOutcome> compared = pairs == null ? List.of() : compare(pairs);
        return FaceReport.of(engine.name(), watched, costs, live.framesPerSecond(), compared);
    }

    private List<ClipOutcome> watch(ClipManifest manifest) {
        PointerScope allocated = new PointerScope();
        try (Watcher watcher = engine.watcher()) {
            warmUp(watcher, manifest.items().get(0));
            return manifest.items().stream().map(item -> watch(watcher, item)).toList();
        } finally {
            allocated.close();
        }
    }

    private void warmUp(Watcher watcher, ClipManifest.Item item) {
        try (Playback playback = Playback.of(item, live.framesPerSecond())) {
            Optional<Playback.Frame> frame = playback.next();
            for (int number = 0; number < FRAMES_TO_WARM_UP && frame.isPresent(); number++) {
                look(watcher, frame.get());
                frame = playback.next();
            }
        }
        costs.clear();
    }

    private ClipOutcome watch(Watcher watcher, ClipManifest.Item item) {
        List<Onlooker.Frame> seen = new ArrayList<>();
        try (Playback playback = Playback.of(item, live.framesPerSecond())) {
            for (Optional<Playback.Frame> frame = playback.next(); frame.isPresent(); frame = playback.next()) {
                seen.add(new Onlooker.Frame(
                        look(watcher, frame.get()),
                        Instant.EPOCH.plus(frame.get().at())));
            }
        }
        Impression impression = onlooker.watch(seen);
        return new ClipOutcome(
                item.name(),
                item.refused(),
                item.done(),
                impression.gestures(),
                impression.atRest(),
                impression.several(),
                seen.size(),
                (int) seen.stream()
                        .filter(frame -> frame.sight().face().isPresent())
                        .count(),
                Duration.between(seen.get(0).at(), seen.get(seen.size() - 1).at())
                                .toMillis()
                        / 1000.0);
    }

    /** Looks for everything; what a frame costs is measured as in an attempt. */
    private Sight look(Watcher watcher, Playback.Frame frame) {
        measure(watcher, frame, IN_AN_ATTEMPT.get(costs.size() % IN_AN_ATTEMPT.size()));
        return look(watcher, frame, EVERYTHING);
    }

    private void measure(Watcher watcher, Playback.Frame frame, Set<Attention> attention) {
        long began = System.nanoTime();
        long spent = threads.getCurrentThreadCpuTime();
        look(watcher, frame, attention);
        double millis = (System.nanoTime() - began) / NANOS;
        costs.add(new Cost(millis, (threads.getCurrentThreadCpuTime() - spent) / NANOS));
    }

    private Sight look(Watcher watcher, Playback.Frame frame, Set<Attention> attention) {
        try (Mat pixels = Pixels.colour(frames.decode(frame.jpeg()))) {
            return watcher.look(pixels, attention);
        }
    }

    /** Without a model there is nothing to compare with, and no score is made up. */
    private List<PairOutcome> compare(PairManifest manifest) {
        Optional<YuNet> detector = models.faceDetector();
        Optional<SFace> embedding = models.faceEmbedding();
        if (detector.isEmpty() || embedding.isEmpty()) {
            detector.ifPresent(YuNet::close);
            embedding.ifPresent(SFace::close);
            return List.of();
        }
        try (YuNet finder = detector.get();
                SFace maker = embedding.get()) {
            return manifest.items().stream()
                    .map(item -> compare(finder, maker, item))
                    .toList();
        }
    }

    private static PairOutcome compare(YuNet finder, SFace maker, PairManifest.Item item) {
        PointerScope allocated = new PointerScope();
        try {
            Optional<FaceTemplate> a = FaceComparison.template(finder, maker, PairManifest.picture(item.a()));
            Optional<FaceTemplate> b = FaceComparison.template(finder, maker, PairManifest.picture(item.b()));
            Double similarity =
                    a.isPresent() && b.isPresent() ? (Double) a.get().similarity(b.get()) : null;
            return new PairOutcome(item.names().get(0), item.names().get(1), item.same(), similarity);
        } finally {
            allocated.close();
        }
    }

    private static <T> T defaults(String prefix, Class<T> settings) {
        return new Binder(new MapConfigurationPropertySource()).bindOrCreate(prefix, settings);
    }
}
