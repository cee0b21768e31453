package io.keyback.facecheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.facecheck.FaceComparison.Pictures;
import io.keyback.facecheck.model.FaceModels;
import io.keyback.facecheck.model.TestModels;
import io.keyback.vision.TestWorkers;
import io.keyback.vision.Workers;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With models of our own: they see a face where something is white, and tell apart what is drawn within. */
class FaceComparisonTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Workers workers = TestWorkers.one();

    @TempDir
    private Path directory;

    @Test
    void withoutModelsNothingIsCompared() {
        assertThat(compare(settings(0.45, 0.30, LONG), ModelPictures.face(1), List.of(), ModelPictures.face(1)))
                .containsOnlyKeys(FaceFact.FACE_NOT_COMPARED);
    }

    @Test
    void theSameFaceMatches() throws IOException {
        TestModels.write(directory);

        Map<FaceFact, Map<String, Double>> facts = compare(
                settings(0.9, 0.8, LONG), ModelPictures.face(1), List.of(ModelPictures.face(1)), ModelPictures.face(1));

        assertThat(facts).containsKey(FaceFact.FACE_MATCHES).doesNotContainKey(FaceFact.ANOTHER_FACE_MEANWHILE);
        assertThat(facts.get(FaceFact.FACE_MATCHES).get("similarity")).isGreaterThan(0.99);
    }

    @Test
    void anotherFaceDiffersOrIsDoubtful() throws IOException {
        TestModels.write(directory);

        assertThat(compare(
                        settings(0.9999, 0.9998, LONG),
                        ModelPictures.face(1),
                        List.of(ModelPictures.face(2)),
                        ModelPictures.face(2)))
                .containsKeys(FaceFact.FACE_DIFFERS, FaceFact.ANOTHER_FACE_MEANWHILE);
        assertThat(compare(
                        settings(0.9999, 0.0, LONG),
                        ModelPictures.face(1),
                        List.of(ModelPictures.face(2)),
                        ModelPictures.face(2)))
                .containsKey(FaceFact.FACE_MATCHES_DOUBTFULLY)
                .doesNotContainKey(FaceFact.ANOTHER_FACE_MEANWHILE);
    }

    @Test
    void aDocumentWithoutAFaceIsLeftToTheReviewer() throws IOException {
        TestModels.write(directory);

        assertThat(compare(settings(0.45, 0.30, LONG), ModelPictures.face(1), List.of(), ModelPictures.nobody()))
                .containsKey(FaceFact.NO_FACE_ON_DOCUMENT);
        assertThat(compare(settings(0.45, 0.30, LONG), ModelPictures.face(1), List.of(), null))
                .containsKey(FaceFact.FACE_NOT_COMPARED);
        assertThat(compare(settings(0.45, 0.30, LONG), ModelPictures.nobody(), List.of(), ModelPictures.face(1)))
                .containsOnlyKeys(FaceFact.FACE_NOT_COMPARED);
    }

    @Test
    void thePresentationModelIsOneSignal() throws IOException {
        TestModels.write(directory);

        Map<FaceFact, Map<String, Double>> suspicious = compare(spoofFrom(0.0), ModelPictures.face(1), List.of(), null);
        Map<FaceFact, Map<String, Double>> harmless = compare(spoofFrom(1.0), ModelPictures.face(1), List.of(), null);

        assertThat(suspicious).containsKey(FaceFact.LOOKS_LIKE_A_PICTURE);
        assertThat(harmless).containsKey(FaceFact.LOOKS_LIKE_A_PERSON);
        assertThat(harmless.get(FaceFact.LOOKS_LIKE_A_PERSON).get("probability of a picture"))
                .isBetween(0.0, 0.999);
    }

    @Test
    void theFaceThatTheHostHasIsComparedToo() throws IOException {
        TestModels.write(directory);
        BufferedImage selfie = ModelPictures.face(1);
        FaceCheckSettings strict = settings(0.9999, 0.9998, LONG);

        assertThat(compare(strict, new Pictures(selfie, List.of(), selfie, selfie)))
                .containsKeys(FaceFact.FACE_MATCHES, FaceFact.FACE_MATCHES_FILE);
        assertThat(compare(strict, new Pictures(selfie, List.of(), selfie, ModelPictures.face(2))))
                .containsKeys(FaceFact.FACE_MATCHES, FaceFact.FACE_DIFFERS_FROM_FILE);
        assertThat(compare(settings(1, 0, LONG), new Pictures(selfie, List.of(), selfie, ModelPictures.face(2))))
                .containsKey(FaceFact.FACE_MATCHES_FILE_DOUBTFULLY);
        assertThat(compare(strict, new Pictures(selfie, List.of(), null, ModelPictures.nobody())))
                .containsKeys(FaceFact.FACE_NOT_COMPARED, FaceFact.NO_FACE_ON_FILE);
    }

    @Test
    void whatTakesTooLongIsLeftToTheReviewer() throws IOException {
        TestModels.write(directory);

        assertThat(compare(
                        settings(0.45, 0.30, Duration.ZERO), ModelPictures.face(1), List.of(), ModelPictures.face(1)))
                .containsOnlyKeys(FaceFact.FACE_NOT_COMPARED);
    }

    private Map<FaceFact, Map<String, Double>> compare(
            FaceCheckSettings settings,
            BufferedImage selfie,
            List<BufferedImage> others,
            @Nullable BufferedImage document) {
        return compare(settings, new Pictures(selfie, others, document, null));
    }

    private Map<FaceFact, Map<String, Double>> compare(FaceCheckSettings settings, Pictures pictures) {
        return new FaceComparison(FaceModels.in(directory), workers, settings).compare(pictures);
    }

    private static FaceCheckSettings settings(double sameFrom, double differentBelow, Duration time) {
        return new FaceCheckSettings(Duration.ofDays(30), time, sameFrom, differentBelow, 0.5);
    }

    private static FaceCheckSettings spoofFrom(double probability) {
        return new FaceCheckSettings(Duration.ofDays(30), LONG, 0.45, 0.30, probability);
    }
}
