package io.keyback.erasure;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long things are kept after the end of a case, and how erasing goes on. A rejection that can still be appealed keeps
 * everything.
 *
 * @param pictures how long pictures are kept, and what was made of them
 * @param personal how long all the rest is kept that says something of a person
 * @param knownDocuments how long a document is known again in another account's case
 * @param every how often it is looked for what is due, or was asked for
 * @param atOnce how many cases are erased with one look
 * @param listDirectory where it is listed what was erased, for the day on which a copy of the database is put back: not on
 *     the disk of the database, the same for all nodes, and kept for as long as the oldest copy
 */
@Validated
@ConfigurationProperties("keyback.erasure")
record ErasureSettings(
        @DefaultValue("30d") Duration pictures,
        @DefaultValue("180d") Duration personal,
        @DefaultValue("365d") Duration knownDocuments,
        @DefaultValue("10s") Duration every,
        @DefaultValue("100") int atOnce,
        @DefaultValue(".keyback/erased") Path listDirectory) {

    ErasureSettings {
        if (pictures.isNegative() || personal.compareTo(pictures) < 0 || knownDocuments.isNegative()) {
            throw new IllegalArgumentException(
                    "keyback.erasure: nothing is kept for less than no time, and pictures no longer than the rest of a case");
        }
    }

    Duration keeps(Kind kind) {
        return switch (kind) {
            case PICTURES -> pictures;
            case PERSONAL -> personal;
            case KNOWN_DOCUMENTS -> knownDocuments;
        };
    }
}
