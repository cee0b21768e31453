package io.keyback.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.keyback.Journeys;
import io.keyback.Journeys.Journey;
import io.keyback.KeybackIT;
import io.keyback.TestClock;
import io.keyback.TestMailServer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;

@KeybackIT
class CaseLinksIT {

    private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1:8080/recovery/resume/([A-Za-z0-9_-]+)");
    private static final Duration VALIDITY = Duration.ofDays(1);

    @Autowired
    private CaseLinks links;

    @Autowired
    private Journeys journeys;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestMailServer mails;

    @Autowired
    private HikariDataSource pool;

    @Test
    void aMailedLinkOpensItsCaseAndNoOther() {
        Journey journey = journeys.waitingForCode();
        Journey other = journeys.waitingForCode();

        assertThat(links.mail(journey.id())).isTrue();
        assertThat(links.mail(other.id())).isTrue();

        assertThat(links.open(token(journey))).contains(journey.id());
        assertThat(links.open(token(other))).contains(other.id());
    }

    @Test
    void itGoesToTheAccountsEmailOnly() {
        Journey journey = journeys.waitingForCode();

        links.mail(journey.id());

        assertThat(mailedLinks(journey))
                .extracting(TestMailServer.Received::to)
                .containsExactly(journey.account().email().value());
    }

    @Test
    void itWorksUntilItsTime() {
        Journey journey = journeys.waitingForCode();
        links.mail(journey.id());
        String token = token(journey);

        clock.pass(VALIDITY.minusSeconds(1));
        assertThat(links.open(token)).isPresent();
        clock.pass(Duration.ofSeconds(1));

        assertThat(links.open(token)).isEmpty();
    }

    @Test
    void whatIsNotALinkOpensNothing() {
        Journey journey = journeys.waitingForCode();
        links.mail(journey.id());
        String token = token(journey);

        assertThat(links.open("")).isEmpty();
        assertThat(links.open(journey.id().toString())).isEmpty();
        assertThat(links.open(token + "A")).isEmpty();
        assertThat(links.open(token.substring(1))).isEmpty();
        assertThat(links.open("'; drop table keyback.case_link; --")).isEmpty();
    }

    @Test
    void theDatabaseDoesNotKnowTheToken() {
        Journey journey = journeys.waitingForCode();
        links.mail(journey.id());

        assertThat(jdbc.sql("select t::text from keyback.case_link t where case_id = ?")
                        .param(journey.id().value())
                        .query(String.class)
                        .single())
                .doesNotContain(token(journey));
    }

    @Test
    void thereIsOneLinkInAMinute() {
        Journey journey = journeys.waitingForCode();

        assertThat(links.mail(journey.id())).isTrue();
        clock.pass(Duration.ofSeconds(59));
        assertThat(links.mail(journey.id())).isFalse();
        clock.pass(Duration.ofSeconds(1));
        assertThat(links.mail(journey.id())).isTrue();

        assertThat(mailedLinks(journey)).hasSize(2);
    }

    @Test
    void thereAreTenLinksInADay() {
        Journey journey = journeys.waitingForCode();
        for (int i = 0; i < 10; i++) {
            assertThat(links.mail(journey.id())).isTrue();
            clock.pass(Duration.ofMinutes(1));
        }

        assertThat(links.mail(journey.id())).isFalse();
        clock.pass(Duration.ofDays(1).minusMinutes(10));
        assertThat(links.mail(journey.id())).isTrue();

        assertThat(mailedLinks(journey)).hasSize(11);
    }

    @Test
    void whoAsksManyTimesAtOnceGetsOneLink() throws Exception {
        Journey journey = journeys.waitingForCode();
        ExecutorService browsers = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> ask = () -> links.mail(journey.id());

            int mailed = 0;
            for (Future<Boolean> each : browsers.invokeAll(Collections.nCopies(8, ask))) {
                mailed += each.get() ? 1 : 0;
            }

            assertThat(mailed).isEqualTo(1);
            assertThat(mailedLinks(journey)).hasSize(1);
        } finally {
            browsers.shutdown();
        }
    }

    /** Were a connection held while its mail is recorded over another one, all would wait for all. */
    @Test
    void moreLinksAtOnceThanThereAreConnectionsAreAllMailed() throws Exception {
        int atOnce = pool.getMaximumPoolSize() + 5;
        CyclicBarrier start = new CyclicBarrier(atOnce);
        List<Journey> asking = new ArrayList<>();
        List<Callable<Boolean>> asked = new ArrayList<>();
        for (int i = 0; i < atOnce; i++) {
            Journey journey = journeys.waitingForCode();
            asking.add(journey);
            asked.add(() -> {
                start.await();
                return links.mail(journey.id());
            });
        }
        ExecutorService browsers = Executors.newFixedThreadPool(atOnce);
        try {
            for (Future<Boolean> each : browsers.invokeAll(asked)) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            browsers.shutdown();
        }

        assertThat(asking)
                .allSatisfy(journey -> assertThat(links.open(token(journey))).contains(journey.id()));
    }

    @Test
    void aLinkWhoseMailFailedCountsAndAnotherCanBeAskedFor() {
        Journey journey = journeys.waitingForCode();
        mails.goDown();
        try {
            assertThatExceptionOfType(MailException.class).isThrownBy(() -> links.mail(journey.id()));
        } finally {
            mails.comeUp();
        }

        assertThat(links.mail(journey.id())).isFalse();
        clock.pass(Duration.ofMinutes(1));
        assertThat(links.mail(journey.id())).isTrue();

        assertThat(links.open(token(journey))).contains(journey.id());
    }

    @Test
    void aMailThatIsSentAgainCarriesTheSameLink() {
        Journey journey = journeys.waitingForCode();

        URI first = links.create(journey.id(), "info/0", clock.instant().plus(VALIDITY));
        URI again = links.create(journey.id(), "info/0", clock.instant().plus(VALIDITY));
        URI next = links.create(journey.id(), "info/1", clock.instant().plus(VALIDITY));

        assertThat(again).isEqualTo(first).isNotEqualTo(next);
    }

    private static List<TestMailServer.Received> mailedLinks(Journey journey) {
        return journey.mails().stream()
                .filter(mail -> mail.notice().startsWith("link/"))
                .toList();
    }

    private static String token(Journey journey) {
        Matcher link = LINK.matcher(mailedLinks(journey).get(0).text());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
