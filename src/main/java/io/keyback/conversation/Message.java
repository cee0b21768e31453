package io.keyback.conversation;

import io.keyback.evidence.EvidenceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message of a case.
 *
 * @param number from 1 on, in the order in which they were written
 * @param writtenBy the member of staff; null for the applicant, who never sees it either
 * @param text plain; empty where it is a picture alone
 * @param attachment the picture that came with it
 * @param round how often additional information had been provided
 * @param read whether the other side has seen it
 */
public record Message(
        int number,
        Author author,
        @Nullable String writtenBy,
        String text,
        @Nullable EvidenceId attachment,
        int round,
        Instant writtenAt,
        boolean read) {}
