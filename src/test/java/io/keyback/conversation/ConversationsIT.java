package io.keyback.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.keyback.Journeys;
import io.keyback.Journeys.Journey;
import io.keyback.KeybackIT;
import io.keyback.TestClock;
import io.keyback.audit.Trail;
import io.keyback.conversation.Conversations.Draft;
import io.keyback.conversation.MessageRefused.Reason;
import io.keyback.evidence.DrawnPictures;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceStore;
import io.keyback.recovery.RecoveryCases;
import io.keyback.recovery.RecoveryProcess;
import io.keyback.recovery.ReviewTasks;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@KeybackIT
class ConversationsIT {

    private static final String REVIEWER = "rita";
    private static final String OTHER = "nils";

    @Autowired
    private Conversations conversations;

    @Autowired
    private Messages messages;

    @Autowired
    private RecoveryCases cases;

    @Autowired
    private RecoveryProcess process;

    @Autowired
    private ReviewTasks reviewTasks;

    @Autowired
    private EvidenceStore evidence;

    @Autowired
    private Trail trail;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private Journeys journeys;

    @Autowired
    private TaskService tasks;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void staff() {
        journeys.reviewer(REVIEWER, "rita@keyback.example", "reviewers");
        journeys.reviewer(OTHER, "nils@keyback.example", "reviewers");
    }

    @Test
    void bothReadWhatTheOtherWrote() {
        Journey journey = claimed();

        says(journey, "Here I am");
        answers(journey, "Which city?");
        says(journey, "Graz");

        assertThat(conversations.read(journey.id(), 0))
                .extracting(Message::number, Message::author, Message::writtenBy, Message::text)
                .containsExactly(
                        tuple(1, Author.APPLICANT, null, "Here I am"),
                        tuple(2, Author.STAFF, REVIEWER, "Which city?"),
                        tuple(3, Author.APPLICANT, null, "Graz"));
        assertThat(conversations.readAsReviewer(journey.id(), 2, REVIEWER))
                .extracting(Message::text)
                .containsExactly("Graz");
    }

    @Test
    void onlyWhoHasClaimedTheCaseReadsAndWritesAsItsReviewer() {
        Journey journey = journeys.inReview();
        assertIsNoReviewer(journey, REVIEWER);

        tasks.claim(journey.task("ReviewCase").getId(), REVIEWER);
        answers(journey, "Which city?");
        assertIsNoReviewer(journey, OTHER);

        journey.approve(REVIEWER);
        assertIsNoReviewer(journey, REVIEWER);
    }

    private void assertIsNoReviewer(Journey journey, String name) {
        Stream.<ThrowingCallable>of(
                        () -> conversations.writeAsReviewer(journey.id(), draft("x"), name),
                        () -> conversations.readAsReviewer(journey.id(), 0, name),
                        () -> conversations.markReadByReviewer(journey.id(), 9, name))
                .forEach(call ->
                        assertThatExceptionOfType(NotInConversation.class).isThrownBy(call));
    }

    @Test
    void itIsOpenFromTheSubmissionToTheDecision() {
        Journey journey = journeys.fillingIn();
        assertRefused(Reason.NOT_OPEN, () -> says(journey, "Too early"));
        assertRefused(Reason.NOT_OPEN, () -> attach(journey));
        journey.fillIn().runJobs();

        says(journey, "In review");
        journey.askForNewFace(REVIEWER).runJobs();
        says(journey, "While information is awaited");
        journey.provideInfo().runJobs().approve(REVIEWER);

        assertRefused(Reason.NOT_OPEN, () -> says(journey, "Too late"));
        assertRefused(Reason.NOT_OPEN, () -> attach(journey));
        assertRefused(Reason.NOT_OPEN, () -> conversations.requireAttachmentWanted(journey.id()));
        assertThat(conversations.read(journey.id(), 0))
                .extracting(Message::text)
                .containsExactly("In review", "While information is awaited");
    }

    @Test
    void whoMayNotActInTheCaseWritesNothing() {
        Journey journey = journeys.inReview();

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> conversations.writeAsApplicant(journey.id(), draft("x"), () -> {
                    throw new IllegalArgumentException("another device");
                }));

        assertThat(conversations.read(journey.id(), 0)).isEmpty();
    }

    @Test
    void whatIsSentTwiceIsKeptOnce() throws Exception {
        Journey journey = claimed();
        Draft draft = draft("Once");

        List<Message> sent =
                atOnce(8, () -> conversations.writeAsApplicant(journey.id(), draft, ConversationsIT::mayAct));
        conversations.writeAsReviewer(journey.id(), draft, REVIEWER);

        assertThat(sent).extracting(Message::number).containsOnly(1);
        assertThat(conversations.read(journey.id(), 0))
                .extracting(Message::author)
                .containsExactly(Author.APPLICANT, Author.STAFF);
    }

    @Test
    void aMessageHasALongestLength() {
        Journey journey = journeys.inReview();
        int longest = conversations.maxLength();

        assertThat(longest).isEqualTo(2000);
        says(journey, "x".repeat(longest));
        assertRefused(Reason.TOO_LONG, () -> says(journey, "x".repeat(longest + 1)));
        assertRefused(Reason.EMPTY, () -> says(journey, " \0 "));
    }

    @Test
    void eachSideWritesSoManyMessagesAMinuteHoweverManyItSendsAtOnce() throws Exception {
        Journey journey = claimed();

        List<Object> outcomes = atOnce(30, () -> {
            try {
                return says(journey, "Hurry");
            } catch (MessageRefused refused) {
                return refused.reason();
            }
        });

        assertThat(outcomes).filteredOn(Message.class::isInstance).hasSize(20);
        assertThat(outcomes).filteredOn(Reason.TOO_FAST::equals).hasSize(10);
        assertThat(conversations.read(journey.id(), 0))
                .extracting(Message::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
        answers(journey, "The other side is not in the way");
        clock.pass(Duration.ofMinutes(1));
        says(journey, "And on it goes");
    }

    @Test
    void aCaseTakesSoManyMessagesAndPictures() throws IOException {
        Journey journey = journeys.inReview();
        Conversations strict = new Conversations(
                messages, cases, process, reviewTasks, evidence, trail, transactions, Limits.of(3, 1), clock);

        strict.attach(journey.id(), UUID.randomUUID(), picture(), ConversationsIT::mayAct);
        assertRefused(
                Reason.TOO_MANY_ATTACHMENTS,
                () -> strict.attach(journey.id(), UUID.randomUUID(), picture(), ConversationsIT::mayAct));
        assertRefused(Reason.TOO_MANY_ATTACHMENTS, () -> strict.requireAttachmentWanted(journey.id()));
        strict.writeAsApplicant(journey.id(), draft("Second"), ConversationsIT::mayAct);
        strict.writeAsApplicant(journey.id(), draft("Third"), ConversationsIT::mayAct);
        assertRefused(
                Reason.TOO_MANY, () -> strict.writeAsApplicant(journey.id(), draft("Fourth"), ConversationsIT::mayAct));

        assertThat(attachments(journey)).hasSize(1);
    }

    @Test
    void aPictureIsEvidenceAndAMessage() throws IOException {
        Journey journey = claimed();
        UUID id = UUID.randomUUID();

        Message sent = conversations.attach(journey.id(), id, picture(), ConversationsIT::mayAct);
        Message again = conversations.attach(journey.id(), id, picture(), ConversationsIT::mayAct);

        assertThat(again).isEqualTo(sent);
        assertThat(attachments(journey))
                .extracting(EvidenceItem::id)
                .containsExactly(Objects.requireNonNull(sent.attachment()));
        assertThat(conversations.readAsReviewer(journey.id(), 0, REVIEWER)).containsExactly(sent);
    }

    /** It would void what was approved, and leave the second reviewer without a first. */
    @Test
    void noPictureComesBetweenTheApprovalsOfTwoReviewers() {
        Journey journey = journeys.inReviewTwice().approve(REVIEWER);

        assertRefused(Reason.BEING_DECIDED, () -> attach(journey));
        assertRefused(Reason.BEING_DECIDED, () -> conversations.requireAttachmentWanted(journey.id()));
        says(journey, "But words do");

        assertThat(attachments(journey)).isEmpty();
    }

    @Test
    void whatTheOtherSideHasSeenIsRead() {
        Journey journey = claimed();
        says(journey, "One");
        says(journey, "Two");
        answers(journey, "Three");

        assertThat(conversations.unread(journey.id(), Author.APPLICANT)).isEqualTo(2);
        conversations.markReadByReviewer(journey.id(), 1, REVIEWER);
        conversations.markReadByApplicant(journey.id(), 9);

        assertThat(conversations.unread(journey.id(), Author.APPLICANT)).isEqualTo(1);
        assertThat(conversations.unread(journey.id(), Author.STAFF)).isZero();
        assertThat(conversations.read(journey.id(), 0))
                .extracting(Message::read)
                .containsExactly(true, false, true);
    }

    static Stream<String> engineTables() {
        return Stream.of("act_ru_variable", "act_hi_varinst", "act_hi_detail", "act_hi_comment");
    }

    @ParameterizedTest
    @MethodSource("engineTables")
    void nothingOfItStandsInTheEngine(String table) {
        Journey journey = claimed();
        says(journey, "Zanzibar");
        answers(journey, "Zanzibar?");

        assertThat(jdbc.sql("select count(*) from " + table + " found where cast(found as text) ~* 'zanzibar'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static void mayAct() {
        // he may
    }

    private Journey claimed() {
        Journey journey = journeys.inReview();
        tasks.claim(journey.task("ReviewCase").getId(), REVIEWER);
        return journey;
    }

    private Message says(Journey journey, String text) {
        return conversations.writeAsApplicant(journey.id(), draft(text), ConversationsIT::mayAct);
    }

    private Message answers(Journey journey, String text) {
        return conversations.writeAsReviewer(journey.id(), draft(text), REVIEWER);
    }

    private Message attach(Journey journey) throws IOException {
        return conversations.attach(journey.id(), UUID.randomUUID(), picture(), ConversationsIT::mayAct);
    }

    private List<EvidenceItem> attachments(Journey journey) {
        return evidence.current(journey.id()).stream()
                .filter(item -> item.kind() == EvidenceKind.ATTACHMENT)
                .toList();
    }

    private static ByteArrayResource picture() {
        return new ByteArrayResource(DrawnPictures.idCardFront());
    }

    private static Draft draft(String text) {
        return new Draft(UUID.randomUUID(), text);
    }

    private static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatExceptionOfType(MessageRefused.class)
                .isThrownBy(call)
                .matches(refused -> refused.reason() == reason, "for " + reason);
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(8);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : many.invokeAll(Collections.nCopies(times, call))) {
                results.add(result.get());
            }
            return results;
        } finally {
            many.shutdown();
        }
    }
}
