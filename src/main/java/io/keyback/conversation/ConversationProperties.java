package io.keyback.conversation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of a conversation.
 *
 * @param maxLength of a message, in characters
 * @param maxMessages of a case, those of both sides together
 * @param messagesPerMinute of each side
 * @param maxAttachments of a case
 * @param lookEvery how often is looked for messages that somebody waits for; nobody looks while nobody waits
 * @param longestWait how long a request waits for a message; below the servlet container's own limit of 30 seconds
 * @param maxWaiting requests of a case that wait at the same time on one node; more answer the oldest at once
 * @param awayAfter how long a message of a reviewer stays unread until the applicant counts as away and is mailed
 * @param noticesEvery how often is looked for such messages
 * @param noticeRetryAfter when a mail that did not go out is tried again
 */
@Validated
@ConfigurationProperties("keyback.conversation")
record ConversationProperties(
        @DefaultValue("2000") @Positive int maxLength,
        @DefaultValue("500") @Positive int maxMessages,
        @DefaultValue("20") @Positive int messagesPerMinute,
        @DefaultValue("10") @Positive int maxAttachments,

        @DefaultValue("500ms") @NotNull @DurationMin(millis = 50)
        Duration lookEvery,

        @DefaultValue("20s") @NotNull @DurationMax(seconds = 28)
        Duration longestWait,

        @DefaultValue("4") @Positive int maxWaiting,
        @DefaultValue("30s") @NotNull Duration awayAfter,

        @DefaultValue("5s") @NotNull @DurationMin(millis = 50)
        Duration noticesEvery,

        @DefaultValue("1m") @NotNull Duration noticeRetryAfter) {}
