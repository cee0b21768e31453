package io.keyback.conversation;

import java.time.Duration;

/** Settings of a conversation for tests; as by default, but for what they name. */
final class Limits {

    static final Duration AWAY_AFTER = Duration.ofSeconds(30);
    static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    private static final Duration UNUSED = Duration.ofHours(1);

    private Limits() {}

    static ConversationProperties of(int maxMessages, int maxAttachments) {
        return new ConversationProperties(
                2000, maxMessages, 20, maxAttachments, UNUSED, UNUSED, 4, AWAY_AFTER, UNUSED, RETRY_AFTER);
    }

    static ConversationProperties waiting(Duration longestWait, int maxWaiting) {
        return new ConversationProperties(
                2000, 500, 20, 10, UNUSED, longestWait, maxWaiting, AWAY_AFTER, UNUSED, RETRY_AFTER);
    }
}
