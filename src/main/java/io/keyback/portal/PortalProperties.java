package io.keyback.portal;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of the applicant's pages. Those of an upload as a whole are Spring's, {@code spring.servlet.multipart.*}; those
 * of a picture belong to the evidence.
 *
 * @param maxAnswerSize largest body of an answer to a form; the longest honest answer is below 10 KB
 * @param minFaceFrames how many pictures there must be for the face check to be done
 */
@Validated
@ConfigurationProperties("keyback.portal")
record PortalProperties(
        @DefaultValue("64KB") @NotNull DataSize maxAnswerSize,
        @DefaultValue("3") @Min(1) int minFaceFrames) {}
