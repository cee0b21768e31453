package io.keyback.facecheck.model;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the optional models are.
 *
 * @param directory of the files, seen from the working directory; need not exist
 */
@Validated
@ConfigurationProperties("keyback.facecheck.models")
record ModelSettings(
        @DefaultValue(FaceModels.DEFAULT_DIRECTORY) @NotNull Path directory) {}
