package io.keyback.portal;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of the applicant's pages. Those of an upload as a whole are Spring's, {@code spring.servlet.multipart.*}; those
 * of a picture belong to the evidence.
 *
 * @param maxAnswerSize largest body of an answer to a form; the longest honest answer is below 10 KB
 * @param handOffLifetime how long after the host's hand-off a case may be opened with it
 * @param sessionLifetime after which an applicant comes in again, however busy he is; counted from the hand-off, or from
 *     the link, by which he came in. When nothing is asked for, it ends by {@code server.servlet.session.timeout}
 * @param uploadDirectory where parts of an upload lie while it is read; of this process alone: emptied at its start
 * @param retryAfter what an applicant is told to wait for when his pictures cannot be taken just now
 */
@Validated
@ConfigurationProperties("keyback.portal")
record PortalProperties(
        @DefaultValue("64KB") @NotNull DataSize maxAnswerSize,
        @DefaultValue("10m") @NotNull Duration handOffLifetime,
        @DefaultValue("60m") @NotNull Duration sessionLifetime,
        @DefaultValue(".keyback/uploads") @NotNull Path uploadDirectory,
        @DefaultValue("10s") @NotNull Duration retryAfter) {}
