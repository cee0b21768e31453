package io.keyback.recovery;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for again in one round, and what came of it.
 *
 * @param requestedBy the staff member; null where triage asked by itself
 * @param items each with its reason; the question has none
 * @param question in the reviewer's words; null where nothing was asked so
 * @param note for colleagues; never shown to the applicant
 * @param given which of it the applicant has given by now
 * @param answer to the question
 */
public record InfoRequest(
        int round,
        @Nullable String requestedBy,
        Map<InfoItem, InfoReason> items,
        @Nullable String question,
        String note,
        Instant requestedAt,
        Set<InfoItem> given,
        @Nullable String answer) {
    public InfoRequest {
        items = Map.copyOf(items);
        given = Set.copyOf(given);
    }

    /** A request to which nothing was given yet. */
    InfoRequest(
            int round,
            @Nullable String requestedBy,
            Map<InfoItem, InfoReason> items,
            @Nullable String question,
            String note,
            Instant requestedAt) {
        this(round, requestedBy, items, question, note, requestedAt, Set.of(), null);
    }

    /** All that was asked for, in the order of {@link InfoItem}. */
    public Set<InfoItem> asked() {
        Set<InfoItem> asked = EnumSet.noneOf(InfoItem.class);
        asked.addAll(items.keySet());
        if (question != null) {
            asked.add(InfoItem.QUESTION);
        }
        return asked;
    }

    /** What the applicant reads of an item in mails and on pages: what to give, and what was wrong with it. */
    public String words(InfoItem item) {
        InfoReason reason = items.get(item);
        return reason == null ? item.words() : item.words() + " " + reason.words();
    }

    /** The words of all that was asked for, as the mail has them. */
    public Stream<String> words() {
        return asked().stream().map(this::words);
    }
}
