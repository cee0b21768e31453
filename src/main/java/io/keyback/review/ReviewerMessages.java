package io.keyback.review;

import io.keyback.caseid.CaseId;
import io.keyback.conversation.Arrivals;
import io.keyback.conversation.Author;
import io.keyback.conversation.Conversations;
import io.keyback.conversation.Message;
import io.keyback.conversation.MessageRefused;
import io.keyback.conversation.NotInConversation;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The messages of a case, for the reviewer who has claimed it. */
@RestController
@RequestMapping(path = "/review/cases/{caseId}/messages", produces = MediaType.APPLICATION_JSON_VALUE)
class ReviewerMessages {

    private final Conversations conversations;
    private final Arrivals arrivals;

    ReviewerMessages(Conversations conversations, Arrivals arrivals) {
        this.conversations = conversations;
        this.arrivals = arrivals;
    }

    /**
     * One message.
     *
     * @param picture id of the evidence that came with it
     * @param unread whether the other side has not seen it
     */
    record Line(
            int number,
            Author author,
            String who,
            String text,
            @Nullable String picture,
            Instant at,
            boolean unread) {}

    /** What was read of the case. */
    record News(int maxLength, List<Line> messages) {}

    /** What the tab sends; what it leaves out is empty. */
    record Draft(String id, String text) {
        Draft(@Nullable String id, @Nullable String text) {
            this.id = Objects.requireNonNullElse(id, "");
            this.text = Objects.requireNonNullElse(text, "");
        }
    }

    /** Up to which message the tab shows them. */
    record Seen(int number) {}

    /** Why something was not taken. */
    record Refusal(String message) {}

    @GetMapping
    News messages(@PathVariable String caseId, @RequestParam(defaultValue = "0") int after, Principal reader) {
        return news(CaseId.of(caseId), after, reader.getName());
    }

    /** What comes; the answer waits for it. */
    @GetMapping("/news")
    CompletableFuture<News> news(@PathVariable String caseId, @RequestParam int after, Principal reader) {
        CaseId id = CaseId.of(caseId);
        String name = reader.getName();
        News news = news(id, after, name);
        return news.messages().isEmpty()
                ? arrivals.await(id, after, () -> news(id, after, name))
                : CompletableFuture.completedFuture(news);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Line write(@PathVariable String caseId, @RequestBody Draft draft, Principal writer) {
        return line(conversations.writeAsReviewer(
                CaseId.of(caseId),
                new Conversations.Draft(UUID.fromString(draft.id()), draft.text()),
                writer.getName()));
    }

    @PostMapping(path = "/read", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@PathVariable String caseId, @RequestBody Seen seen, Principal reader) {
        conversations.markReadByReviewer(CaseId.of(caseId), seen.number(), reader.getName());
    }

    private News news(CaseId caseId, int after, String reviewer) {
        return new News(
                conversations.maxLength(),
                conversations.readAsReviewer(caseId, after, reviewer).stream()
                        .map(ReviewerMessages::line)
                        .toList());
    }

    private static Line line(Message message) {
        return new Line(
                message.number(),
                message.author(),
                Objects.requireNonNullElse(message.writtenBy(), "Applicant"),
                message.text(),
                message.attachment() == null ? null : message.attachment().toString(),
                message.writtenAt(),
                !message.read());
    }

    @ExceptionHandler(NotInConversation.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    void notTheReviewer() {
        // the status says it
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    Refusal refused(MessageRefused refused) {
        return new Refusal(refused.reason().words());
    }

    /** An id that is none. */
    @ExceptionHandler(IllegalArgumentException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    void noSuchId() {
        // the status says it
    }
}
