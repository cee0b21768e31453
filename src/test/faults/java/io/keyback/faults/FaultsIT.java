package io.keyback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.faults.Plan.Happening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing is lost, done twice, or left lying, whatever dies: the nodes, the database, the mail server, the host. */
class FaultsIT {

    private static final Path RESULT = Path.of("target", "faults");

    /** Of the faults, those whose names this regular expression finds: to look for the cause of one. */
    private static final Pattern CHOSEN = Pattern.compile(System.getProperty("faults", ""));

    private static final Duration CALM_WITHIN = Duration.ofSeconds(90);
    private static final Duration STUCK_AFTER = Duration.ofSeconds(60);

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void everyCaseComesToItsEndOnce() throws IOException, SQLException, InterruptedException {
        Instant began = Instant.now();
        Files.createDirectories(RESULT);
        try (Cluster cluster = new Cluster(RESULT)) {
            cluster.start(cluster.a());
            cluster.a().awaitHealth();
            cluster.pictures().takePicturesOf(cluster.database());
            cluster.start(cluster.b());
            World world = World.of(cluster);
            Books books = cluster.books();
            Map<String, Happening> chosen = new Plan(cluster).chosen(CHOSEN);
            try (Crowd crowd = new Crowd(cluster.nodes(), world);
                    Watch watch = new Watch(books)) {
                Faults faults = new Faults(cluster, Standstill.at(cluster), books, watch);
                crowd.begin();
                cluster.b().awaitHealth();
                for (Map.Entry<String, Happening> next : chosen.entrySet()) {
                    next.getValue().to(faults);
                    crowd.rethrow();
                    System.out.printf(
                            "after %d s: %s; %d of %d applicants, %d arrived%n",
                            Duration.between(began, Instant.now()).toSeconds(),
                            next.getKey(),
                            crowd.come(),
                            crowd.everybody().size(),
                            crowd.arrived());
                }
                boolean all = crowd.awaitAll(CALM_WITHIN);
                Verdict verdict = new Verdict(cluster, books, crowd);
                Report report =
                        new Report(faults, watch, verdict, cluster, world, Duration.between(began, Instant.now()));
                Files.writeString(RESULT.resolve("report.md"), report.text());
                System.out.println(report.text());
                assertThat(all).as("all have arrived but " + crowd.late()).isTrue();
                assertThat(faults.happened())
                        .hasSizeGreaterThanOrEqualTo(chosen.size())
                        .allSatisfy(one -> assertThat(one.next()).as(one.what()).isLessThan(Faults.NEXT_STEP_WITHIN));
                assertThat(watch.longestWait()).isLessThan(STUCK_AFTER);
                assertThat(watch.incidents()).isEmpty();
                assertThat(verdict.notInOneState()).isEmpty();
                assertThat(verdict.orphans()).isEmpty();
                assertThat(verdict.ordersMissedOrTooMany()).isEmpty();
                assertThat(verdict.mailsMissedOrDoubled()).isEmpty();
                assertThat(verdict.inLogs()).isEmpty();
                assertThat(cluster.run("audit", "anchor")).isZero();
                assertThat(cluster.run("audit", "verify")).isZero();
            }
        }
    }
}
