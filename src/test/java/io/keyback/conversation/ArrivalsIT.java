package io.keyback.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.keyback.Journeys;
import io.keyback.Journeys.Journey;
import io.keyback.KeybackIT;
import io.keyback.conversation.Conversations.Draft;
import io.keyback.vault.Vault;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two nodes are two of each, with nothing in common but the database. */
@KeybackIT
class ArrivalsIT {

    private static final Duration LONG = Duration.ofHours(1);

    @Autowired
    private Conversations conversations;

    @Autowired
    private Journeys journeys;

    @Autowired
    private Vault vault;

    @Autowired
    private HikariDataSource database;

    private Arrivals node(Duration longestWait, int maxWaiting) {
        return new Arrivals(new Messages(JdbcClient.create(database), vault), Limits.waiting(longestWait, maxWaiting));
    }

    private Arrivals node() {
        return node(LONG, 4);
    }

    @Test
    void whatIsWrittenOnAnyNodeArrivesOnEveryOther() {
        Journey journey = journeys.inReview();
        Journey another = journeys.inReview();
        Arrivals here = node();
        Arrivals there = node();
        CompletableFuture<List<Message>> mine = await(here, journey, 0);
        CompletableFuture<List<Message>> reviewers = await(there, journey, 0);
        CompletableFuture<List<Message>> anothers = await(there, another, 0);
        here.look();
        there.look();
        assertThat(List.of(mine, reviewers, anothers)).noneMatch(CompletableFuture::isDone);

        writes(journey, "Hello");
        here.look();
        there.look();

        assertThat(mine.join()).extracting(Message::text).containsExactly("Hello");
        assertThat(reviewers.join()).extracting(Message::text).containsExactly("Hello");
        assertThat(anothers).isNotDone();
    }

    @Test
    void whatWasReadAlreadyIsNotWaitedFor() {
        Journey journey = journeys.inReview();
        Arrivals node = node();
        writes(journey, "Read");
        CompletableFuture<List<Message>> next = await(node, journey, 1);

        node.look();
        assertThat(next).isNotDone();
        writes(journey, "Next");
        node.look();

        assertThat(next.join()).extracting(Message::text).containsExactly("Next");
    }

    @Test
    void whoWaitsHoldsNoConnection() {
        Arrivals node = node();

        assertThat(await(node, journeys.inReview(), 0)).isNotDone();

        assertThat(database.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    @Test
    void whoHasWaitedLongEnoughIsAnsweredWithNothing() {
        Journey journey = journeys.inReview();
        Arrivals node = node(Duration.ZERO, 4);
        CompletableFuture<List<Message>> waiting = await(node, journey, 0);

        node.look();

        assertThat(waiting.join()).isEmpty();
    }

    @Test
    void whoMayNoLongerReadIsToldSo() {
        Journey journey = journeys.inReview();
        Arrivals node = node();
        CompletableFuture<List<Message>> waiting = node.await(journey.id(), 0, () -> {
            throw new NotInConversation();
        });

        writes(journey, "Hello");
        node.look();

        assertThatThrownBy(waiting::join).hasCauseInstanceOf(NotInConversation.class);
    }

    @Test
    void theOldestMakesRoomWhereTooManyWait() {
        Journey journey = journeys.inReview();
        Arrivals node = node(LONG, 2);
        CompletableFuture<List<Message>> first = await(node, journey, 0);
        CompletableFuture<List<Message>> second = await(node, journey, 0);

        CompletableFuture<List<Message>> third = await(node, journey, 0);

        assertThat(first).isDone();
        assertThat(List.of(second, third)).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void aNodeThatStopsKeepsNobodyWaiting() {
        Journey journey = journeys.inReview();
        Arrivals node = node();
        CompletableFuture<List<Message>> before = await(node, journey, 0);

        node.close();

        assertThat(before).isDone();
        assertThat(await(node, journey, 0)).isDone();
        node.open();
        assertThat(await(node, journey, 0)).isNotDone();
    }

    @Test
    void aDatabaseThatDoesNotAnswerKeepsNobodyWaiting() {
        DriverManagerDataSource nowhere = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none");
        Arrivals node = new Arrivals(new Messages(JdbcClient.create(nowhere), vault), Limits.waiting(LONG, 4));
        CompletableFuture<List<Message>> waiting = await(node, journeys.inReview(), 0);

        node.look();

        assertThat(waiting).isDone();
    }

    private CompletableFuture<List<Message>> await(Arrivals node, Journey journey, int after) {
        return node.await(journey.id(), after, () -> conversations.read(journey.id(), after));
    }

    private void writes(Journey journey, String text) {
        conversations.writeAsApplicant(journey.id(), new Draft(UUID.randomUUID(), text), () -> {});
    }
}
