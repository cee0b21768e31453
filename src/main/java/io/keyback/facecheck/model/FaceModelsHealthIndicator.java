package io.keyback.facecheck.model;

import io.keyback.vision.OpenCv;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Which models are active. Always UP: without any a person looks, and nobody is kept from recovering. */
@Component
class FaceModelsHealthIndicator implements HealthIndicator {

    private static final String NONE = "none";

    private final FaceModels models;

    FaceModelsHealthIndicator(FaceModels models) {
        this.models = models;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up().withDetail("engine", engine());
        for (ModelPurpose purpose : ModelPurpose.values()) {
            health.withDetail(
                    purpose.word(), models.active(purpose).map(ModelFile::file).orElse(NONE));
        }
        return health.build();
    }

    private static String engine() {
        try {
            return OpenCv.engine();
        } catch (LinkageError none) {
            return NONE;
        }
    }
}
