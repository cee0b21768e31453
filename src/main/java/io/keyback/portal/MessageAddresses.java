package io.keyback.portal;

import io.keyback.conversation.Arrivals;
import io.keyback.conversation.Conversations;
import io.keyback.evidence.EvidenceRefused;
import io.keyback.portal.Talk.Line;
import io.keyback.portal.Talk.News;
import io.keyback.recovery.CaseView;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;

/** Where the applicant's page reads and sends messages. */
@RestController
@RequestMapping(path = "/recovery/messages", produces = MediaType.APPLICATION_JSON_VALUE)
class MessageAddresses {

    private final Conversations conversations;
    private final Arrivals arrivals;
    private final Talk talk;
    private final Applicants applicants;
    private final Submissions submissions;
    private final UploadsUnderWay uploads;
    private final AnswerBody body;

    MessageAddresses(
            Conversations conversations,
            Arrivals arrivals,
            Talk talk,
            Applicants applicants,
            Submissions submissions,
            UploadsUnderWay uploads,
            AnswerBody body) {
        this.conversations = conversations;
        this.arrivals = arrivals;
        this.talk = talk;
        this.applicants = applicants;
        this.submissions = submissions;
        this.uploads = uploads;
        this.body = body;
    }

    /** What there is by now; asked for where somebody does something, because it prolongs the session. */
    @GetMapping
    News messages(CaseView theCase, @RequestParam(defaultValue = "0") int after) {
        return talk.after(theCase, after);
    }

    /** What comes; the answer waits for it. Asked for all the time, so it does not prolong the session. */
    @GetMapping("/news")
    CompletableFuture<News> news(@RequestParam int after, HttpServletRequest request) {
        Device device = applicants.glance(request);
        CaseView theCase = applicants.current(device);
        News news = talk.after(theCase, after);
        return news.messages().isEmpty() && news.open()
                ? arrivals.await(theCase.id(), after, () -> talk.after(applicants.current(device), after))
                : CompletableFuture.completedFuture(news);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Line write(CaseView theCase, HttpServletRequest request) throws IOException {
        Map<String, @Nullable Object> sent = body.read(request.getInputStream());
        Conversations.Draft draft = new Conversations.Draft(id(sent.get("id")), text(sent.get("text")));
        return Talk.line(conversations.writeAsApplicant(theCase.id(), draft, () -> submissions.lock(theCase)));
    }

    @PostMapping(path = "/pictures/{id}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Line attach(CaseView theCase, @PathVariable String id, MultipartRequest request) throws IOException {
        UUID clientId = id(id);
        conversations.requireAttachmentWanted(theCase.id());
        uploads.begin(theCase);
        try {
            MultipartFile picture = request.getFile("picture");
            if (picture == null) {
                throw new EvidenceRefused(EvidenceRefused.Reason.EMPTY);
            }
            return Talk.line(conversations.attach(theCase.id(), clientId, picture, () -> submissions.lock(theCase)));
        } finally {
            uploads.end(theCase.id());
        }
    }

    /** The page shows the messages up to this one to somebody who looks at it. */
    @PostMapping(path = "/read", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(CaseView theCase, HttpServletRequest request) throws IOException {
        if (!(body.read(request.getInputStream()).get("number") instanceof Integer number)) {
            throw new AnswerUnreadable("No number of a message");
        }
        conversations.markReadByApplicant(theCase.id(), number);
    }

    private static UUID id(@Nullable Object sent) {
        try {
            return UUID.fromString(text(sent));
        } catch (IllegalArgumentException e) {
            throw new AnswerUnreadable("Not an id");
        }
    }

    private static String text(@Nullable Object sent) {
        if (sent instanceof String text) {
            return text;
        }
        throw new AnswerUnreadable("Not a text");
    }
}
