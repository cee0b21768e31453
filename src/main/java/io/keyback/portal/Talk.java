package io.keyback.portal;

import io.keyback.conversation.Author;
import io.keyback.conversation.Conversations;
import io.keyback.conversation.Message;
import io.keyback.evidence.EvidenceRefused;
import io.keyback.evidence.EvidenceStore;
import io.keyback.recovery.CaseView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The conversation as the applicant sees it: with "Reviewer", and without the pictures, which are never sent back. */
@Component
class Talk {

    private final Conversations conversations;
    private final EvidenceStore evidence;

    Talk(Conversations conversations, EvidenceStore evidence) {
        this.conversations = conversations;
        this.evidence = evidence;
    }

    /**
     * What the page needs to know beforehand.
     *
     * @param open whether messages are taken
     * @param maxLength of a message, in characters
     * @param largest picture, in bytes
     * @param tooLarge what to say about a larger one
     */
    record Section(boolean open, int maxLength, long largest, String tooLarge) {}

    /** One message; {@code unread} only where it is for the applicant. */
    record Line(int number, Author author, String text, boolean picture, Instant at, boolean unread) {}

    /** What has come. */
    record News(boolean open, List<Line> messages) {}

    /** Empty where nothing was written and nothing can be. */
    Optional<Section> of(CaseView theCase) {
        boolean open = Conversations.open(theCase.status());
        if (!open && conversations.read(theCase.id(), 0).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Section(
                open,
                conversations.maxLength(),
                evidence.maxFileSize().toBytes(),
                EvidenceRefused.Reason.TOO_LARGE.advice(evidence.maxFileSize())));
    }

    News after(CaseView theCase, int number) {
        return new News(
                Conversations.open(theCase.status()),
                conversations.read(theCase.id(), number).stream()
                        .map(Talk::line)
                        .toList());
    }

    static Line line(Message message) {
        return new Line(
                message.number(),
                message.author(),
                message.text(),
                message.attachment() != null,
                message.writtenAt(),
                message.author() == Author.STAFF && !message.read());
    }
}
