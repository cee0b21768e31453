package io.keyback.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the embedded database; without effect where {@code spring.datasource.url} names another one.
 *
 * @param directory where its data, its binaries and its password are kept
 */
@ConfigurationProperties("keyback.database")
record DatabaseSettings(@DefaultValue(".keyback/postgres") Path directory) {}
