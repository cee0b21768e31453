package io.keyback.facecheck;

import io.keyback.facecheck.model.FaceModels;
import io.keyback.facecheck.model.FaceTemplate;
import io.keyback.facecheck.model.PresentationAttack;
import io.keyback.facecheck.model.SFace;
import io.keyback.facecheck.model.YuNet;
import io.keyback.facecheck.seeing.Face;
import io.keyback.vision.Deadline;
import io.keyback.vision.NoWorkerFree;
import io.keyback.vision.Pixels;
import io.keyback.vision.TimeUp;
import io.keyback.vision.WorkFailed;
import io.keyback.vision.Workers;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares the selfie with the portrait on the document and with the other frames, where the operator has models for it.
 * Templates of faces live here for as long as the comparison takes, and are never kept.
 */
@Component
class FaceComparison {

    private static final Logger LOG = LoggerFactory.getLogger(FaceComparison.class);

    private final FaceModels models;
    private final Workers workers;
    private final FaceCheckSettings settings;

    FaceComparison(FaceModels models, Workers workers, FaceCheckSettings settings) {
        this.models = models;
        this.workers = workers;
        this.settings = settings;
    }

    /**
     * Pictures to compare.
     *
     * @param others of the capture, in which the head is not turned
     * @param document null where there is none that can be opened
     * @param onFile the holder's face as the host knows it; null where it does not
     */
    record Pictures(
            BufferedImage selfie,
            List<BufferedImage> others,
            @Nullable BufferedImage document,
            @Nullable BufferedImage onFile) {}

    /** What a comparison with one other picture establishes. */
    private record Verdicts(FaceFact matches, FaceFact doubtful, FaceFact differs, FaceFact noFace) {}

    private static final Verdicts OF_DOCUMENT = new Verdicts(
            FaceFact.FACE_MATCHES,
            FaceFact.FACE_MATCHES_DOUBTFULLY,
            FaceFact.FACE_DIFFERS,
            FaceFact.NO_FACE_ON_DOCUMENT);

    private static final Verdicts OF_FILE = new Verdicts(
            FaceFact.FACE_MATCHES_FILE,
            FaceFact.FACE_MATCHES_FILE_DOUBTFULLY,
            FaceFact.FACE_DIFFERS_FROM_FILE,
            FaceFact.NO_FACE_ON_FILE);

    /** What can be said, with what was measured; one fact at least. */
    Map<FaceFact, Map<String, Double>> compare(Pictures pictures) {
        Map<FaceFact, Map<String, Double>> facts = new EnumMap<>(FaceFact.class);
        try {
            facts.putAll(workers.call(Deadline.in(settings.timeToCompare()), () -> look(pictures)));
        } catch (TimeUp | NoWorkerFree busy) {
            LOG.info("Faces were not compared: {}", busy.getMessage());
            facts.put(FaceFact.FACE_NOT_COMPARED, Map.of());
        } catch (WorkFailed broken) {
            LOG.error("Comparing faces broke", broken);
            facts.put(FaceFact.FACE_NOT_COMPARED, Map.of());
        }
        return facts;
    }

    private Map<FaceFact, Map<String, Double>> look(Pictures pictures) {
        Map<FaceFact, Map<String, Double>> facts = new EnumMap<>(FaceFact.class);
        Optional<YuNet> detector = models.faceDetector();
        if (detector.isEmpty()) {
            facts.put(FaceFact.FACE_NOT_COMPARED, Map.of());
            return facts;
        }
        try (YuNet finder = detector.get()) {
            Mat selfie = Pixels.colour(pictures.selfie());
            Optional<Face> face = largest(finder, selfie);
            if (face.isEmpty()) {
                facts.put(FaceFact.FACE_NOT_COMPARED, Map.of());
                return facts;
            }
            spoof(selfie, face.get())
                    .ifPresent(spoof -> facts.put(
                            spoof >= settings.spoof() ? FaceFact.LOOKS_LIKE_A_PICTURE : FaceFact.LOOKS_LIKE_A_PERSON,
                            Map.of("probability of a picture", spoof)));
            facts.putAll(compare(finder, selfie, face.get(), pictures));
        }
        return facts;
    }

    private Map<FaceFact, Map<String, Double>> compare(YuNet finder, Mat selfie, Face face, Pictures pictures) {
        Map<FaceFact, Map<String, Double>> facts = new EnumMap<>(FaceFact.class);
        Optional<SFace> embedding = models.faceEmbedding();
        if (embedding.isEmpty()) {
            facts.put(FaceFact.FACE_NOT_COMPARED, Map.of());
            return facts;
        }
        try (SFace maker = embedding.get()) {
            FaceTemplate template = maker.template(selfie, face);
            pictures.others().stream()
                    .flatMap(other -> template(finder, maker, other).stream())
                    .map(template::similarity)
                    .min(Comparator.naturalOrder())
                    .filter(least -> least < settings.differentBelow())
                    .ifPresent(least -> facts.put(FaceFact.ANOTHER_FACE_MEANWHILE, Map.of("similarity", least)));
            if (pictures.document() == null) {
                facts.put(FaceFact.FACE_NOT_COMPARED, Map.of());
            } else {
                facts.putAll(compare(OF_DOCUMENT, template, template(finder, maker, pictures.document())));
            }
            if (pictures.onFile() != null) {
                facts.putAll(compare(OF_FILE, template, template(finder, maker, pictures.onFile())));
            }
        }
        return facts;
    }

    private Map<FaceFact, Map<String, Double>> compare(
            Verdicts verdicts, FaceTemplate selfie, Optional<FaceTemplate> other) {
        if (other.isEmpty()) {
            return Map.of(verdicts.noFace(), Map.of());
        }
        double similarity = selfie.similarity(other.get());
        FaceFact fact = similarity >= settings.sameFrom()
                ? verdicts.matches()
                : similarity < settings.differentBelow() ? verdicts.differs() : verdicts.doubtful();
        return Map.of(fact, Map.of("similarity", similarity));
    }

    /** Of the largest face in the picture; empty where there is none. */
    static Optional<FaceTemplate> template(YuNet finder, SFace maker, BufferedImage picture) {
        Mat pixels = Pixels.colour(picture);
        return largest(finder, pixels).map(face -> maker.template(pixels, face));
    }

    private Optional<Double> spoof(Mat selfie, Face face) {
        Optional<PresentationAttack> model = models.presentationAttack();
        if (model.isEmpty()) {
            return Optional.empty();
        }
        try (PresentationAttack judge = model.get()) {
            return Optional.of(judge.spoof(selfie, face));
        }
    }

    private static Optional<Face> largest(YuNet finder, Mat pixels) {
        return finder.find(pixels).stream().max(Comparator.comparingDouble(Face::area));
    }
}
