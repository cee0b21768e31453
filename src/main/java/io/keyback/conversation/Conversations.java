package io.keyback.conversation;

import io.keyback.audit.Action;
import io.keyback.audit.Actor;
import io.keyback.audit.Details;
import io.keyback.audit.Trail;
import io.keyback.caseid.CaseId;
import io.keyback.conversation.MessageRefused.Reason;
import io.keyback.evidence.EvidenceId;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceStore;
import io.keyback.recovery.CaseStatus;
import io.keyback.recovery.CaseView;
import io.keyback.recovery.Decision;
import io.keyback.recovery.RecoveryCases;
import io.keyback.recovery.RecoveryProcess;
import io.keyback.recovery.ReviewTasks;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What applicant and reviewer write to each other. It is open while a request is decided, from its submission to the
 * decision: before, nobody would read what is written, and after it nobody may change anything any more. What was written
 * can be read for as long as the case can be.
 *
 * <p>The reviewer is whoever has claimed the case's task, and nobody else reads or writes at that moment. Applicants never
 * learn a name.
 *
 * <p>Whoever writes locks the case: so numbers have no gap, limits hold however many write at once, and a message never
 * comes after the decision.
 */
@Component
public class Conversations {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Messages messages;
    private final RecoveryCases cases;
    private final RecoveryProcess process;
    private final ReviewTasks tasks;
    private final EvidenceStore evidence;
    private final Trail trail;
    private final TransactionOperations transactions;
    private final ConversationProperties properties;
    private final Clock clock;

    Conversations(
            Messages messages,
            RecoveryCases cases,
            RecoveryProcess process,
            ReviewTasks tasks,
            EvidenceStore evidence,
            Trail trail,
            TransactionOperations transactions,
            ConversationProperties properties,
            Clock clock) {
        this.messages = messages;
        this.cases = cases;
        this.process = process;
        this.tasks = tasks;
        this.evidence = evidence;
        this.trail = trail;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * A message as its page sends it.
     *
     * @param clientId chosen by the page, the same when it sends again what it does not know to have arrived
     */
    public record Draft(UUID clientId, String text) {}

    /** A writer's side, and who on it: the member of staff, or null for the applicant. */
    private record Writer(Author author, @Nullable String name) {}

    /** Whether messages are taken in a case of this status. */
    public static boolean open(CaseStatus status) {
        return status == CaseStatus.IN_REVIEW || status == CaseStatus.AWAITING_INFO;
    }

    /** How long a message may be, in characters. */
    public int maxLength() {
        return properties.maxLength();
    }

    /**
     * Keeps what the applicant writes; once, however often it is sent.
     *
     * @param requireCase asked with the case locked; throws what it likes where this applicant may not act in it
     * @throws MessageRefused when it is not taken
     */
    public Message writeAsApplicant(CaseId caseId, Draft draft, Runnable requireCase) {
        return write(caseId, new Writer(Author.APPLICANT, null), draft, requireCase);
    }

    /**
     * Keeps what the reviewer writes; once, however often it is sent. It keeps his claim alive; that he reads does not,
     * because his page asks for news by itself.
     *
     * @throws NotInConversation when somebody else writes
     * @throws MessageRefused when it is not taken
     */
    public Message writeAsReviewer(CaseId caseId, Draft draft, String reviewer) {
        requireReviewer(caseId, reviewer);
        tasks.touch(caseId, reviewer);
        return write(caseId, new Writer(Author.STAFF, reviewer), draft, () -> requireReviewer(caseId, reviewer));
    }

    /**
     * Takes in a picture of the applicant as evidence, and keeps the message that it comes with. It changes what a
     * reviewer judges, so it is not taken once somebody has approved; what the checks have judged stays the same.
     *
     * @param requireCase as with {@link #writeAsApplicant}
     * @throws MessageRefused when it is not taken
     * @throws io.keyback.evidence.EvidenceRefused when the picture is not acceptable
     */
    public Message attach(CaseId caseId, UUID clientId, InputStreamSource picture, Runnable requireCase)
            throws IOException {
        Writer applicant = new Writer(Author.APPLICANT, null);
        Optional<Message> sent = messages.sent(caseId, applicant.author(), clientId);
        if (sent.isPresent()) {
            return sent.get();
        }
        return evidence.add(
                caseId,
                EvidenceKind.ATTACHMENT,
                picture,
                () -> {
                    CaseView present = lock(caseId, requireCase);
                    if (messages.sent(caseId, applicant.author(), clientId).isPresent()) {
                        throw new MessageRefused(Reason.SENT_ALREADY);
                    }
                    requireRoom(present, applicant.author());
                    requireRoomForAttachment(present);
                },
                kept -> add(cases.lock(caseId), applicant, clientId, "", kept));
    }

    /** Refuses where the case takes no picture now, so that none is read in vain. */
    public void requireAttachmentWanted(CaseId caseId) {
        CaseView present = cases.find(caseId).orElseThrow(() -> new MessageRefused(Reason.NOT_OPEN));
        requireOpen(present);
        requireRoomForAttachment(present);
    }

    /** The messages of a case after the one with this number, for its applicant. */
    public List<Message> read(CaseId caseId, int after) {
        return messages.after(caseId, after);
    }

    /**
     * The messages of a case after the one with this number.
     *
     * @throws NotInConversation when somebody else than its reviewer asks
     */
    public List<Message> readAsReviewer(CaseId caseId, int after, String reviewer) {
        requireReviewer(caseId, reviewer);
        return messages.after(caseId, after);
    }

    /** The applicant has the messages up to this one before his eyes. */
    public void markReadByApplicant(CaseId caseId, int upTo) {
        messages.markRead(caseId, Author.STAFF, upTo, clock.instant());
    }

    /**
     * The reviewer has the messages up to this one before his eyes.
     *
     * @throws NotInConversation when it is somebody else
     */
    public void markReadByReviewer(CaseId caseId, int upTo, String reviewer) {
        requireReviewer(caseId, reviewer);
        messages.markRead(caseId, Author.APPLICANT, upTo, clock.instant());
    }

    /** How many messages of this side the other has not seen. */
    public int unread(CaseId caseId, Author author) {
        return messages.unread(caseId, author);
    }

    /** Erases what was written. */
    public void erase(CaseId caseId) {
        messages.erase(caseId);
    }

    private Message write(CaseId caseId, Writer writer, Draft draft, Runnable requireWriter) {
        PlainText text = PlainText.of(draft.text(), properties.maxLength());
        return Objects.requireNonNull(transactions.execute(transaction -> {
            CaseView present = lock(caseId, requireWriter);
            return messages.sent(caseId, writer.author(), draft.clientId()).orElseGet(() -> {
                requireRoom(present, writer.author());
                return add(present, writer, draft.clientId(), text.value(), null);
            });
        }));
    }

    private CaseView lock(CaseId caseId, Runnable requireWriter) {
        CaseView present = cases.lock(caseId);
        requireWriter.run();
        return present;
    }

    private void requireReviewer(CaseId caseId, String reviewer) {
        if (!process.reviewerOf(caseId).equals(Optional.of(reviewer))) {
            throw new NotInConversation();
        }
    }

    private void requireRoom(CaseView present, Author author) {
        requireOpen(present);
        if (messages.count(present.id()) >= properties.maxMessages()) {
            throw new MessageRefused(Reason.TOO_MANY);
        }
        Instant since = clock.instant().minus(MINUTE);
        if (messages.countSince(present.id(), author, since) >= properties.messagesPerMinute()) {
            throw new MessageRefused(Reason.TOO_FAST);
        }
    }

    private static void requireOpen(CaseView present) {
        if (!open(present.status())) {
            throw new MessageRefused(Reason.NOT_OPEN);
        }
    }

    private void requireRoomForAttachment(CaseView present) {
        if (messages.attachments(present.id()) >= properties.maxAttachments()) {
            throw new MessageRefused(Reason.TOO_MANY_ATTACHMENTS);
        }
        boolean approvedOnce = cases.reviews(present.id()).stream()
                .anyMatch(review -> review.decision() == Decision.APPROVED && review.round() == present.infoRounds());
        if (approvedOnce) {
            throw new MessageRefused(Reason.BEING_DECIDED);
        }
    }

    private Message add(CaseView present, Writer writer, UUID clientId, String text, @Nullable EvidenceId attachment) {
        Message message = new Message(
                messages.count(present.id()) + 1,
                writer.author(),
                writer.name(),
                text,
                attachment,
                present.infoRounds(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                false);
        messages.add(present.id(), message, clientId);
        Details details = Details.NONE.with("number", message.number());
        trail.record(
                present.id(),
                Action.MESSAGE_SENT,
                writer.name() == null ? Actor.APPLICANT : Actor.staff(writer.name()),
                attachment == null ? details : details.with("picture", attachment.value()));
        return message;
    }
}
