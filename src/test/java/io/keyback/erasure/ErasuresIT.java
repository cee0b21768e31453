package io.keyback.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.keyback.Journeys;
import io.keyback.Journeys.Journey;
import io.keyback.KeybackIT;
import io.keyback.TestClock;
import io.keyback.caseid.CaseId;
import io.keyback.erasure.ErasureDesk.Left;
import io.keyback.keys.Keys;
import io.keyback.recovery.RecoveryCases;
import io.keyback.recovery.Stops;
import io.keyback.vault.Vault;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KeybackIT
class ErasuresIT {

    private static final String REVIEWER = "rita";

    @Autowired
    private Erasures erasures;

    @Autowired
    private ErasureDesk desk;

    @Autowired
    private ErasureRecords records;

    @Autowired
    private PersonalColumns columns;

    @Autowired
    private Vault vault;

    @Autowired
    private Keys keys;

    @Autowired
    private RecoveryCases cases;

    @Autowired
    private Stops stops;

    @Autowired
    private Journeys journeys;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void staff() {
        journeys.reviewer(REVIEWER, "rita@keyback.example", "reviewers");
    }

    /** Something was asked and answered, approved and reset: a case with everything in it. */
    private Journey recovered() {
        return journeys.inReview()
                .ask(REVIEWER, Map.of("askQuestion", true, "question", "Who are you?"))
                .runJobs()
                .provideInfo()
                .runJobs()
                .approve(REVIEWER)
                .runJobs()
                .outlastHold();
    }

    private void endedAgo(Journey journey, Duration time) {
        jdbc.sql("update keyback.recovery_case set ended_at = ? where id = ?")
                .params(
                        Timestamp.from(clock.instant().minus(time)),
                        journey.id().value())
                .update();
    }

    private Set<Kind> left(CaseId caseId) {
        Set<Kind> kinds = new TreeSet<>();
        for (Kind kind : Kind.values()) {
            if (!columns.of(caseId, kind).isEmpty()) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    @Test
    void eachKindIsErasedWhenItsTimeIsOver() {
        Journey journey = recovered();
        CaseId caseId = journey.id();

        endedAgo(journey, Duration.ofDays(30).minusSeconds(1));
        erasures.sweep();
        assertThat(left(caseId)).containsExactly(Kind.PICTURES, Kind.PERSONAL, Kind.KNOWN_DOCUMENTS);

        endedAgo(journey, Duration.ofDays(30).plusSeconds(1));
        erasures.sweep();
        assertThat(left(caseId)).containsExactly(Kind.PERSONAL, Kind.KNOWN_DOCUMENTS);
        assertThat(cases.answers(caseId, "provide-personal-information")).isNotEmpty();

        endedAgo(journey, Duration.ofDays(180).plusSeconds(1));
        erasures.sweep();
        assertThat(left(caseId)).containsExactly(Kind.KNOWN_DOCUMENTS);
        assertThat(vault.canOpen(caseId)).isFalse();
        assertThat(desk.left(caseId).places()).allMatch(place -> place.startsWith("keyback.document_seen"));

        endedAgo(journey, Duration.ofDays(365).plusSeconds(1));
        erasures.sweep();
        assertThat(desk.left(caseId)).isEqualTo(new Left(List.of(), 0));
        assertThat(cases.reviews(caseId))
                .hasSize(2)
                .allMatch(review -> review.note().isEmpty());
        assertThat(journey.view().status().ended()).isTrue();
    }

    @Test
    void whatIsAskedForIsErasedAtOnceAndCertified() throws Exception {
        Journey journey = recovered();
        CaseId caseId = journey.id();
        String account = journey.account().id().value();
        Left before = desk.left(caseId);
        assertThat(before.bytes()).isGreaterThan(100_000);
        assertThat(before.places())
                .anyMatch(place -> place.startsWith("keyback.original.sealed"))
                .anyMatch(place -> place.startsWith("public.act_hi_"));

        desk.request(caseId);
        assertThat(desk.certificates(caseId)).isEmpty();
        erasures.sweep();

        assertThat(desk.left(caseId)).isEqualTo(new Left(List.of(), 0));
        assertThat(everythingInTheDatabase()).doesNotContain(account);
        List<String> certificates = desk.certificates(caseId).orElseThrow();
        List<String> kinds = new ArrayList<>();
        for (String certificate : certificates) {
            SignedJWT jwt = SignedJWT.parse(certificate);
            assertThat(jwt.verify(new ECDSAVerifier(keys.signingKey().toPublicJWK())))
                    .isTrue();
            assertThat(jwt.getHeader().getType()).hasToString("keyback-erasure+jwt");
            assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo(caseId.toString());
            assertThat(jwt.getJWTClaimsSet().getStringClaim("reason")).isEqualTo("REQUESTED");
            kinds.add(jwt.getJWTClaimsSet().getStringClaim("kind"));
        }
        assertThat(kinds).containsExactly("PICTURES", "PERSONAL", "KNOWN_DOCUMENTS");
        assertThat(SignedJWT.parse(certificates.get(1)).getJWTClaimsSet().getStringClaim("key_sha256"))
                .hasSize(64);

        erasures.sweep();
        assertThat(desk.certificates(caseId)).contains(certificates);
    }

    private String everythingInTheDatabase() {
        StringBuilder everything = new StringBuilder();
        List<String> tables = jdbc.sql("select table_schema || '.' || table_name from information_schema.tables"
                        + " where table_schema in ('keyback', 'public') and table_type = 'BASE TABLE'"
                        + " and table_name <> 'email_code_tries'")
                .query(String.class)
                .list();
        for (String table : tables) {
            jdbc.sql("select t::text from " + table + " t")
                    .query(String.class)
                    .list()
                    .forEach(everything::append);
        }
        return everything.toString();
    }

    @Test
    void whatADecisionMayStillRestOnIsKept() {
        Journey open = journeys.inReview();
        Journey appealable =
                journeys.inReview().reject(REVIEWER, "DOCUMENT_NOT_ACCEPTED").runJobs();
        endedAgo(appealable, Duration.ofDays(400));

        assertThatIllegalStateException()
                .isThrownBy(() -> desk.request(open.id()))
                .withMessageContaining("open");
        assertThatIllegalStateException().isThrownBy(() -> desk.request(appealable.id()));
        erasures.sweep();

        assertThat(left(open.id())).contains(Kind.PICTURES, Kind.PERSONAL);
        assertThat(left(appealable.id())).contains(Kind.PICTURES, Kind.PERSONAL);
        assertThat(desk.certificates(open.id())).isEmpty();
    }

    /** A stop has ended the case, and a senior reviewer is still to look into it. */
    @Test
    void aCaseWhoseProcessRunsIsKept() {
        Journey journey = journeys.inReview();
        stops.stop(journey.stopToken());
        journey.runJobs();
        endedAgo(journey, Duration.ofDays(400));

        erasures.sweep();

        assertThat(left(journey.id())).contains(Kind.PICTURES, Kind.PERSONAL);
    }

    @Test
    void ofTwoNodesThatEraseAtTheSameTimeOneDoes() throws Exception {
        Journey journey = recovered();
        desk.request(journey.id());
        Callable<Boolean> sweep = () -> {
            erasures.sweep();
            return true;
        };
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        for (Future<Boolean> node : nodes.invokeAll(List.of(sweep, sweep))) {
            assertThat(node.get()).isTrue();
        }
        nodes.shutdown();

        assertThat(desk.left(journey.id()).bytes()).isZero();
        assertThat(desk.certificates(journey.id()).orElseThrow()).hasSize(3);
    }

    @Test
    void aCaseIsFoundByItsIdAndItsReference() {
        Journey journey = journeys.opened();

        assertThat(desk.find(journey.id().toString())).isEqualTo(journey.id());
        assertThat(desk.find(journey.view().reference().value())).isEqualTo(journey.id());
        assertThatIllegalArgumentException().isThrownBy(() -> desk.find("KB-0000-0000"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.find(UUID.randomUUID().toString()));
    }

    @Test
    void whatCouldNotBeErasedIsNotCertified() {
        Journey journey = recovered();
        desk.request(journey.id());
        jdbc.sql("create function keyback.keep() returns trigger language plpgsql as 'begin return null; end'")
                .update();
        jdbc.sql("create trigger keep before delete on keyback.answer for each row when (old.case_id = '" + journey.id()
                        + "') execute function keyback.keep()")
                .update();
        try {
            erasures.sweep();
            assertThat(desk.certificates(journey.id())).isEmpty();
            assertThat(records.certificate(journey.id(), Kind.PERSONAL)).isEmpty();
            assertThat(vault.canOpen(journey.id())).isTrue();
        } finally {
            jdbc.sql("drop trigger keep on keyback.answer").update();
            jdbc.sql("drop function keyback.keep()").update();
        }
        erasures.sweep();
        assertThat(desk.left(journey.id()).bytes()).isZero();
    }
}
