package io.keyback.facecheck.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.keyback.facecheck.model.ModelFile.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaceModelsTest {

    private static final String YUNET = "face_detection_yunet_2023mar.onnx";
    private static final String SHA256 = "0".repeat(64);

    @TempDir
    private Path directory;

    @Test
    void withoutADirectoryEverythingIsMissingAndNothingIsActive() {
        FaceModels models = FaceModels.in(directory.resolve("nowhere"));

        assertThat(models.files())
                .extracting(ModelFile::file, ModelFile::purpose, ModelFile::state)
                .containsExactly(
                        tuple(YUNET, ModelPurpose.FACE_DETECTOR, State.MISSING),
                        tuple("face_recognition_sface_2021dec.onnx", ModelPurpose.FACE_EMBEDDING, State.MISSING),
                        tuple("face_recognition_sface_2021dec_int8.onnx", ModelPurpose.FACE_EMBEDDING, State.MISSING));
        assertThat(models.unknown()).isEmpty();
        assertThat(models.catalogueFault()).isEmpty();
        assertNothingIsActive(models);
    }

    @Test
    void theOperatorsModelsAreActive() throws IOException {
        TestModels.write(directory);

        FaceModels models = FaceModels.in(directory);

        assertThat(models.files().subList(0, 3))
                .allSatisfy(file -> assertThat(file.state()).as(file.reason()).isEqualTo(State.PRESENT))
                .allMatch(ModelFile::active);
        assertThat(models.active(ModelPurpose.FACE_DETECTOR))
                .hasValueSatisfying(file -> assertThat(file.file()).isEqualTo("detector.onnx"));
        assertThat(models.faceDetector()).hasValueSatisfying(YuNet::close);
        assertThat(models.faceEmbedding()).hasValueSatisfying(SFace::close);
        assertThat(models.presentationAttack()).hasValueSatisfying(PresentationAttack::close);
    }

    @Test
    void ofSeveralTheFirstThatCanBeUsedIsActive() throws IOException {
        byte[] model = TestModels.embedding();
        byte[] garbage = garbage();
        Files.write(directory.resolve("a.onnx"), garbage);
        Files.write(directory.resolve("b.onnx"), model);
        Files.write(directory.resolve("c.onnx"), model);
        TestModels.catalogue(
                directory,
                TestModels.row("a.onnx", garbage, ModelPurpose.FACE_EMBEDDING),
                TestModels.row("b.onnx", model, ModelPurpose.FACE_EMBEDDING),
                TestModels.row("c.onnx", model, ModelPurpose.FACE_EMBEDDING));

        FaceModels models = FaceModels.in(directory);

        assertThat(models.files().subList(0, 3))
                .extracting(ModelFile::state)
                .containsExactly(State.REFUSED, State.PRESENT, State.PRESENT);
        assertThat(models.files())
                .filteredOn(ModelFile::active)
                .extracting(ModelFile::file)
                .containsExactly("b.onnx");
    }

    @Test
    void whatIsDoneToTheFileAfterwardsDoesNotMatter() throws IOException {
        TestModels.write(directory);
        FaceModels models = FaceModels.in(directory);

        Files.write(directory.resolve("detector.onnx"), garbage());
        Files.delete(directory.resolve("embedding.onnx"));

        assertThat(models.faceDetector()).hasValueSatisfying(YuNet::close);
        assertThat(models.faceEmbedding()).hasValueSatisfying(SFace::close);
    }

    @Test
    void anLfsPointerIsNamed() throws IOException {
        Files.writeString(
                directory.resolve(YUNET),
                "version https://git-lfs.github.com/spec/v1\noid sha256:" + SHA256 + "\nsize 232589\n");

        assertRefused(YUNET, "Git LFS pointer");
    }

    @Test
    void aFileOfAnotherSizeIsRefused() throws IOException {
        Files.write(directory.resolve(YUNET), new byte[232_588]);
        assertRefused(YUNET, "has 232588 bytes instead of 232589");

        Files.write(directory.resolve(YUNET), new byte[300_000]);
        assertRefused(YUNET, "has 300000 bytes, and must not have more than 232589");
    }

    @Test
    void aFileOfAnotherContentIsRefused() throws IOException {
        Files.write(directory.resolve(YUNET), new byte[232_589]);

        assertRefused(YUNET, "has the SHA-256 ");
    }

    @ParameterizedTest
    @EnumSource
    void whatOpenCvCannotUseIsRefusedAlthoughItIsAsPinned(ModelPurpose purpose) throws IOException {
        byte[] whole = ofPurpose(purpose);
        assertRefusedAsPinned(purpose, Arrays.copyOf(whole, whole.length / 2));
        assertRefusedAsPinned(purpose, garbage());
        assertRefusedAsPinned(purpose, ofAnotherPurpose(purpose));
    }

    @Test
    void aDetectorWithTooShortOutputsIsRefusedBeforeOpenCvReadsBeyondThem() throws IOException {
        assertRefusedAsPinned(ModelPurpose.FACE_DETECTOR, TestModels.shortDetector());
    }

    @Test
    void aLinkOutOfTheDirectoryIsRefused() throws IOException {
        Path models = Files.createDirectory(directory.resolve("models"));
        byte[] model = TestModels.detector();
        Path outside = Files.write(directory.resolve("outside.onnx"), model);
        Files.createSymbolicLink(models.resolve("out.onnx"), outside);
        Files.write(models.resolve("inside.onnx"), model);
        Files.createSymbolicLink(models.resolve("in.onnx"), models.resolve("inside.onnx"));
        Files.createSymbolicLink(models.resolve("nowhere.onnx"), directory.resolve("nothing"));
        TestModels.catalogue(
                models,
                TestModels.row("out.onnx", model, ModelPurpose.FACE_DETECTOR),
                TestModels.row("in.onnx", model, ModelPurpose.FACE_DETECTOR),
                TestModels.row("nowhere.onnx", model, ModelPurpose.FACE_DETECTOR));

        List<ModelFile> files = FaceModels.in(models).files();

        assertThat(files.get(0).reason()).isEqualTo("is a link out of the directory");
        assertThat(files.get(1).state()).isEqualTo(State.PRESENT);
        assertThat(files.get(2).reason()).startsWith("cannot be read");
    }

    @Test
    void aDirectoryInThePlaceOfAFileIsRefused() throws IOException {
        Files.createDirectory(directory.resolve(YUNET));

        assertRefused(YUNET, "is no file");
    }

    @Test
    void whatIsInNoCatalogueIsNamedAndNeverLoaded() throws IOException {
        Files.write(directory.resolve("yunet.onnx"), TestModels.detector());
        Files.createDirectory(directory.resolve("old"));

        FaceModels models = FaceModels.in(directory);

        assertThat(models.unknown()).containsExactly("old", "yunet.onnx");
        assertNothingIsActive(models);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "file,bytes\n",
                "file,bytes,sha256,purpose,licence\na.onnx,10," + "0000,FACE_DETECTOR,MIT\n",
                "file,bytes,sha256,purpose,licence\na.onnx,10,%s,FACE_DETECTOR\n",
                "file,bytes,sha256,purpose,licence\na.onnx,10,%s,FACE,MIT\n",
                "file,bytes,sha256,purpose,licence\na.onnx,0,%s,FACE_DETECTOR,MIT\n",
                "file,bytes,sha256,purpose,licence\na.onnx,999999999,%s,FACE_DETECTOR,MIT\n",
                "file,bytes,sha256,purpose,licence\n../a.onnx,10,%s,FACE_DETECTOR,MIT\n",
                "file,bytes,sha256,purpose,licence\na,10,%1$s,FACE_DETECTOR,MIT\na,10,%1$s,FACE_DETECTOR,MIT\n"
            })
    void aBrokenCatalogueOfTheOperatorDoesNotCountAndOursDoes(String catalogue) throws IOException {
        Files.writeString(directory.resolve("models.csv"), catalogue.formatted(SHA256));

        FaceModels models = FaceModels.in(directory);

        assertThat(models.catalogueFault()).isNotEmpty();
        assertThat(models.files()).hasSize(3);
    }

    @Test
    void theOperatorsWordAboutAFileOfOursCounts() throws IOException {
        byte[] model = TestModels.detector();
        Files.write(directory.resolve(YUNET), model);
        TestModels.catalogue(directory, TestModels.row(YUNET, model, ModelPurpose.FACE_DETECTOR));

        FaceModels models = FaceModels.in(directory);

        assertThat(models.files())
                .filteredOn(file -> file.file().equals(YUNET))
                .singleElement()
                .matches(ModelFile::active);
    }

    private void assertRefusedAsPinned(ModelPurpose purpose, byte[] content) throws IOException {
        Files.write(directory.resolve("own.onnx"), content);
        TestModels.catalogue(directory, TestModels.row("own.onnx", content, purpose));

        assertRefused("own.onnx", "is as pinned, but ");
    }

    private void assertRefused(String name, String reason) {
        FaceModels models = FaceModels.in(directory);

        assertThat(models.files())
                .filteredOn(file -> file.file().equals(name))
                .singleElement()
                .satisfies(file -> assertThat(file.reason()).contains(reason))
                .matches(ModelFile::isRefused);
        assertNothingIsActive(models);
    }

    private static void assertNothingIsActive(FaceModels models) {
        assertThat(models.files()).noneMatch(ModelFile::active);
        assertThat(models.faceDetector()).isEmpty();
        assertThat(models.faceEmbedding()).isEmpty();
        assertThat(models.presentationAttack()).isEmpty();
    }

    private static byte[] ofPurpose(ModelPurpose purpose) {
        return switch (purpose) {
            case FACE_DETECTOR -> TestModels.detector();
            case FACE_EMBEDDING -> TestModels.embedding();
            case PRESENTATION_ATTACK -> TestModels.presentation();
        };
    }

    private static byte[] ofAnotherPurpose(ModelPurpose purpose) {
        return purpose == ModelPurpose.FACE_DETECTOR ? TestModels.embedding() : TestModels.detector();
    }

    private static byte[] garbage() {
        byte[] garbage = new byte[5000];
        new Random(1).nextBytes(garbage);
        System.arraycopy("no model".getBytes(StandardCharsets.UTF_8), 0, garbage, 0, 8);
        return garbage;
    }
}
