package io.keyback.facecheck.model;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says at the start what the face check can do with the models that are there. */
@Component
class ToldAtStart {

    private static final Logger LOG = LoggerFactory.getLogger(ToldAtStart.class);

    private final FaceModels models;

    ToldAtStart(FaceModels models) {
        this.models = models;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        models.files().stream()
                .filter(ModelFile::isRefused)
                .forEach(file -> LOG.warn("{} in {} {}", file.file(), models.directory(), file.reason()));
        if (!models.catalogueFault().isEmpty()) {
            LOG.warn("{} in {} does not count: {}", ModelCatalogue.FILE, models.directory(), models.catalogueFault());
        }
        LOG.info("Face check: {}", capabilities());
    }

    private String capabilities() {
        return Arrays.stream(ModelPurpose.values())
                .map(purpose -> models.active(purpose)
                        .map(file -> purpose.with() + " (" + file.file() + ")")
                        .orElse(purpose.without()))
                .collect(Collectors.joining("; "));
    }
}
