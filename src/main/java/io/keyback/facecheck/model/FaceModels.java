package io.keyback.facecheck.model;

import io.keyback.facecheck.model.ModelFile.State;
import io.keyback.vision.OpenCv;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The optional models, looked at once. A model that is missing or broken is as if it were not asked for: nothing here
 * throws because of one.
 *
 * <p>The verified bytes of the active models are kept, at most one model for a purpose, so that every worker has the
 * same one until the stop, whatever is done to the file meanwhile. May be used by several threads; what it makes may
 * not.
 */
@Component
public class FaceModels {

    /** Where they are when nothing else is configured, seen from the working directory. */
    public static final String DEFAULT_DIRECTORY = "models";

    private final ModelDirectory directory;
    private final String catalogueFault;
    private final List<ModelFile> files = new ArrayList<>();
    private final List<String> unknown;
    private final Map<ModelPurpose, byte[]> active = new EnumMap<>(ModelPurpose.class);

    @Autowired
    FaceModels(ModelSettings settings) {
        this(new ModelDirectory(settings.directory()));
    }

    private FaceModels(ModelDirectory directory) {
        this.directory = directory;
        ModelCatalogue catalogue = ModelCatalogue.of(directory);
        this.catalogueFault = catalogue.fault();
        catalogue.models().forEach(this::lookAt);
        List<String> known = catalogue.models().stream().map(PinnedModel::file).toList();
        this.unknown = directory.names().stream()
                .filter(name -> !name.equals(ModelCatalogue.FILE) && !known.contains(name))
                .toList();
    }

    /** Looks at the models in the directory, which need not exist. */
    public static FaceModels in(Path directory) {
        return new FaceModels(new ModelDirectory(directory));
    }

    public Path directory() {
        return directory.path();
    }

    /** Every catalogued file, those of the operator's catalogue first. */
    public List<ModelFile> files() {
        return List.copyOf(files);
    }

    /** What else lies in the directory: it is never loaded. */
    public List<String> unknown() {
        return unknown;
    }

    /** Why the operator's {@code models.csv} does not count, in words; empty when it does, or when there is none. */
    public String catalogueFault() {
        return catalogueFault;
    }

    /** The model that is used for the purpose. */
    public Optional<ModelFile> active(ModelPurpose purpose) {
        return files.stream()
                .filter(file -> file.purpose() == purpose && file.active())
                .findFirst();
    }

    /** A detector for one worker, when there is a model for it. Close it. */
    public Optional<YuNet> faceDetector() {
        return made(ModelPurpose.FACE_DETECTOR, YuNet::new);
    }

    /** A maker of templates for one worker, when there is a model for it. Close it. */
    public Optional<SFace> faceEmbedding() {
        return made(ModelPurpose.FACE_EMBEDDING, SFace::new);
    }

    /** A judge of presentation attacks for one worker, when there is a model for it. Close it. */
    public Optional<PresentationAttack> presentationAttack() {
        return made(ModelPurpose.PRESENTATION_ATTACK, PresentationAttack::new);
    }

    private <T> Optional<T> made(ModelPurpose purpose, Function<byte[], T> maker) {
        return Optional.ofNullable(active.get(purpose)).map(maker);
    }

    private void lookAt(PinnedModel pinned) {
        if (!directory.has(pinned.file())) {
            add(pinned, State.MISSING, "", false);
            return;
        }
        try {
            byte[] bytes = Verification.verified(directory, pinned);
            tryOut(pinned.purpose(), bytes);
            add(pinned, State.PRESENT, "", active.putIfAbsent(pinned.purpose(), bytes) == null);
        } catch (ModelRefused refused) {
            add(pinned, State.REFUSED, String.valueOf(refused.getMessage()), false);
        }
    }

    private void add(PinnedModel pinned, State state, String reason, boolean used) {
        files.add(
                new ModelFile(pinned.file(), pinned.sha256(), pinned.purpose(), pinned.licence(), state, reason, used));
    }

    /** Has it judge an empty frame: a model may be loaded and still be one of something else. */
    private static void tryOut(ModelPurpose purpose, byte[] bytes) {
        try {
            OpenCv.load();
        } catch (LinkageError none) {
            throw new ModelRefused("cannot be used: there is no OpenCV for this platform", none);
        }
        try {
            switch (purpose) {
                case FACE_DETECTOR -> YuNet.tryOut(bytes);
                case FACE_EMBEDDING -> SFace.tryOut(bytes);
                case PRESENTATION_ATTACK -> PresentationAttack.tryOut(bytes);
            }
        } catch (ModelRefused refused) {
            throw refused;
        } catch (RuntimeException broken) {
            throw new ModelRefused("is as pinned, but OpenCV cannot use it", broken);
        }
    }
}
