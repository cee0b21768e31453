package io.keyback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The drill: a copy of the database is made, the database is lost, the copy is put in its place. */
class BackupIT {

    private static final Path RESULT = Path.of("target", "faults");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ERASED_LATER = "erased-later";

    private Cluster cluster;
    private Books books;
    private World world;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void casesGoOnAndWhatWasErasedStaysUnreadable() throws IOException, SQLException, InterruptedException {
        Files.createDirectories(RESULT);
        try (Cluster started = new Cluster(RESULT)) {
            cluster = started;
            cluster.start(cluster.a());
            cluster.a().awaitHealth();
            books = cluster.books();
            world = World.of(cluster);
            cluster.nodes().prefer(cluster.a());
            Browser atTheCode = comes("at-the-code", Goal.AT_THE_CODE);
            Browser inReview = comes("in-review", Goal.IN_REVIEW);
            comes("ended-before", Goal.WITHDRAWN);
            Browser erasedLater = comes(ERASED_LATER, Goal.IN_REVIEW);
            assertThat(cluster.run("audit", "anchor")).isZero();
            Path copy = cluster.directory().resolve("copy");
            cluster.database().copyTo(copy);

            goesOn(ERASED_LATER, Goal.RECOVERED, erasedLater);
            String goingOn = erased(ERASED_LATER);
            String ended = erased("ended-before");
            cluster.a().kill();
            cluster.database().replaceBy(copy);
            assertThat(isReadable(goingOn)).as("readable in the copy").isTrue();
            assertThat(isReadable(ended)).as("readable in the copy").isTrue();
            cluster.start(cluster.a());
            cluster.a().awaitHealth();

            for (String caseId : new String[] {goingOn, ended}) {
                assertThat(isReadable(caseId)).isFalse();
                assertThat(cluster.run("evidence", "verify-erased", caseId)).isZero();
            }
            goesOn("at-the-code", Goal.RECOVERED, atTheCode);
            goesOn("in-review", Goal.RECOVERED, inReview);
            assertThat(cluster.run("audit", "verify")).isZero();
        }
    }

    private Browser comes(String login, Goal goal) throws InterruptedException {
        Browser browser = new Browser(cluster.nodes(), 0);
        goesOn(login, goal, browser);
        return browser;
    }

    private void goesOn(String login, Goal goal, Browser browser) throws InterruptedException {
        Applicant applicant = new Applicant(login, goal, false, browser, world);
        Instant until = Instant.now().plus(PATIENCE);
        while (!applicant.goesOn()) {
            assertThat(Instant.now()).as(login + " comes to " + goal).isBefore(until);
        }
    }

    /** Asks for the erasure as an operator does, and waits until it is done. */
    private String erased(String login) throws IOException, InterruptedException {
        String caseId = books.standing(login).orElseThrow().caseId();
        assertThat(cluster.run("evidence", "erase", caseId)).isZero();
        Instant until = Instant.now().plus(PATIENCE);
        while (isReadable(caseId)) {
            assertThat(Instant.now()).as("erasure of " + login).isBefore(until);
            Thread.sleep(200);
        }
        return caseId;
    }

    private boolean isReadable(String caseId) {
        return books.ask(() -> books.jdbc()
                .sql(
                        "select exists (select from keyback.case_key where case_id = cast(? as uuid) and wrapped is not null)")
                .param(caseId)
                .query(Boolean.class)
                .single());
    }
}
