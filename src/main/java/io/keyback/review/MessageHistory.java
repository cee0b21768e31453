package io.keyback.review;

import io.keyback.caseid.CaseId;
import io.keyback.conversation.Conversations;
import io.keyback.conversation.Message;
import io.keyback.review.CaseFile.Past;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** That something was written; what it says stands in its own tab. */
@Component
class MessageHistory implements HistorySource {

    private final Conversations conversations;

    MessageHistory(Conversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public Stream<Past> of(CaseId caseId) {
        return conversations.read(caseId, 0).stream().map(MessageHistory::past);
    }

    private static Past past(Message message) {
        return new Past(
                message.writtenAt(),
                message.round(),
                Objects.requireNonNullElse(message.writtenBy(), "Applicant"),
                message.attachment() == null ? "Wrote a message" : "Sent a picture",
                List.of(),
                "");
    }
}
