package io.keyback.audit;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the audit trail.
 *
 * @param anchorDirectory where the anchors are written: better a file system that can only be written once, or that of
 *     another machine, because what stands beside the database is changed with the database
 * @param anchorAt when an anchor is written, as a cron expression in UTC
 */
@ConfigurationProperties("keyback.audit")
record AuditSettings(
        @DefaultValue(".keyback/anchors") Path anchorDirectory,
        @DefaultValue("0 30 2 * * *") String anchorAt) {}
