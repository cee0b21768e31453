package io.keyback.evidence;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where files are looked at for viruses before anything else touches them. Without a host they are not; with one, no file
 * is taken in that was not looked at.
 *
 * @param host of a {@code clamd}
 * @param port of its TCP socket
 * @param timeout for connecting, and for each answer; a scan takes seconds
 */
@ConfigurationProperties("keyback.evidence.scanner")
record ScannerSettings(
        @Nullable String host,
        @DefaultValue("3310") int port,
        @DefaultValue("20s") Duration timeout) {}
