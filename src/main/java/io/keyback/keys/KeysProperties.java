package io.keyback.keys;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the secrets are.
 *
 * @param directory holds the secrets; only the user that runs Keyback may enter it
 * @param createMissing makes secrets that are not there, which only a demonstration should: where a secret is lost by
 *     accident, new ones in its place would hide it
 */
@ConfigurationProperties("keyback.keys")
record KeysProperties(
        @DefaultValue(KeyFiles.DEFAULT_DIRECTORY) Path directory,
        @DefaultValue("false") boolean createMissing) {}
