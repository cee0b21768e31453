package io.keyback.conversation;

import io.keyback.conversation.Messages.Unread;
import io.keyback.recovery.CaseLinks;
import io.keyback.recovery.RecoveryCases;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Mails the applicant that a message waits, once until he has read what there is. He is away when he has not read it a
 * short time after it was written: a page that he looks at says at once that it was read.
 *
 * <p>What is to be told stands in the table until it is settled, so that a restart loses nothing and the reviewer does not
 * wait for a mail server; each message is claimed by one node at a time, and its mail has a key of its own.
 */
@Component
class UnreadNotices {

    private static final Logger log = LoggerFactory.getLogger(UnreadNotices.class);

    private final Messages messages;
    private final RecoveryCases cases;
    private final CaseLinks links;
    private final ConversationProperties properties;
    private final Clock clock;

    UnreadNotices(
            Messages messages, RecoveryCases cases, CaseLinks links, ConversationProperties properties, Clock clock) {
        this.messages = messages;
        this.cases = cases;
        this.links = links;
        this.properties = properties;
        this.clock = clock;
    }

    void send() {
        Instant now = clock.instant();
        messages.claimUnread(now.minus(properties.awayAfter()), now.minus(properties.noticeRetryAfter()), now)
                .forEach(this::send);
    }

    private void send(Unread unread) {
        try {
            if (stillOpen(unread)) {
                links.mailMessageWaiting(unread.caseId(), unread.number());
            }
            messages.closeNotice(unread, clock.instant());
        } catch (RuntimeException notNow) {
            // One that fails is tried again, and keeps no other back. What it says may carry an address.
            log.warn(
                    "Case {}: the mail about message {} did not go out: {}",
                    unread.caseId(),
                    unread.number(),
                    notNow.getClass().getSimpleName());
        }
    }

    /** Where the case has been decided meanwhile, the mail about that says what counts now. */
    private boolean stillOpen(Unread unread) {
        return cases.find(unread.caseId())
                .filter(found -> Conversations.open(found.status()))
                .isPresent();
    }
}
