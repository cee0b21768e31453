package io.keyback.documentcheck;

import static io.keyback.documentcheck.DocumentFact.NUMBER_SEEN_ELSEWHERE;
import static io.keyback.documentcheck.DocumentFact.PICTURE_SEEN_ELSEWHERE;
import static io.keyback.documentcheck.DocumentFact.SEEN_NOWHERE_ELSE;
import static io.keyback.documentcheck.DocumentFact.SIMILAR_PICTURE_SEEN_ELSEWHERE;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.KeybackIT;
import io.keyback.caseid.CaseId;
import io.keyback.documentcheck.SeenDocuments.Issued;
import io.keyback.documentcheck.SeenDocuments.SeenPicture;
import io.keyback.documentcheck.SeenDocuments.Traits;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@KeybackIT
class SeenDocumentsIT {

    @Autowired
    private SeenDocuments seen;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private final Random random = new Random();
    private final String number = UUID.randomUUID().toString();
    private final String account = "account-" + number;
    private final String another = "another-" + number;

    @Test
    void aNumberOfAnotherAccountIsKnownAgainAndOneOfTheSameAccountIsNot() {
        assertThat(remember(account, number("SE"))).containsExactly(SEEN_NOWHERE_ELSE);
        assertThat(remember(account, number("SE"))).containsExactly(SEEN_NOWHERE_ELSE);
        assertThat(remember(another, number("FI"))).containsExactly(SEEN_NOWHERE_ELSE);
        assertThat(remember(another, number("SE"))).containsExactly(NUMBER_SEEN_ELSEWHERE);
    }

    @Test
    void aPictureOfAnotherAccountIsKnownAgain() {
        SeenPicture picture = picture(OptionalLong.empty());

        assertThat(remember(account, picture)).containsExactly(SEEN_NOWHERE_ELSE);
        assertThat(remember(account, picture)).containsExactly(SEEN_NOWHERE_ELSE);
        assertThat(remember(another, picture)).containsExactly(PICTURE_SEEN_ELSEWHERE);
    }

    @Test
    void aPictureThatLooksAlikeIsKnownAgain() {
        long pattern = random.nextLong();

        assertThat(remember(account, picture(OptionalLong.of(pattern)))).containsExactly(SEEN_NOWHERE_ELSE);
        assertThat(remember(account, picture(OptionalLong.of(pattern)))).containsExactly(SEEN_NOWHERE_ELSE);
        assertThat(remember(another, picture(OptionalLong.of(pattern ^ 0x8000_0000_0000_0003L))))
                .containsExactly(SIMILAR_PICTURE_SEEN_ELSEWHERE);
        assertThat(remember(another + "2", picture(OptionalLong.of(pattern ^ 0xF0F0L))))
                .containsExactly(SEEN_NOWHERE_ELSE);
    }

    @Test
    void whatLooksAlikeIsFoundAsByReadingAll() {
        List<Long> known = random.longs(50).boxed().toList();
        known.forEach(pattern -> remember(account, picture(OptionalLong.of(pattern))));

        for (int i = 0; i < 100; i++) {
            long pattern = known.get(random.nextInt(known.size()));
            for (int bit = random.nextInt(7); bit > 0; bit--) {
                pattern ^= 1L << random.nextInt(64);
            }
            long asked = pattern;
            boolean alike = known.stream().anyMatch(other -> Long.bitCount(other ^ asked) <= 3);

            // Each of an account of its own, and none near one before.
            Set<DocumentFact> facts = remember(another + i, picture(OptionalLong.of(asked)));
            assertThat(facts.contains(SIMILAR_PICTURE_SEEN_ELSEWHERE)).isEqualTo(alike);
            jdbc.sql("delete from keyback.document_seen where pattern = ?")
                    .param(asked)
                    .update();
            known.stream()
                    .filter(other -> other == asked)
                    .forEach(other -> remember(account, picture(OptionalLong.of(other))));
        }
    }

    @Test
    void neitherNumberNorAccountIsInTheTable() {
        remember(account, number("SE"));

        List<String> rows = jdbc.sql("select document_seen::text from keyback.document_seen")
                .query(String.class)
                .list();
        assertThat(rows).isNotEmpty();
        for (String secret : List.of(number, account)) {
            assertThat(rows)
                    .noneMatch(row -> row.contains(secret)
                            || row.contains(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8))));
        }
    }

    @Test
    void ofTwoAtTheSameMomentOneIsKnownAgain() throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            Callable<Set<DocumentFact>> one = () -> remember(account, number("SE"));
            Callable<Set<DocumentFact>> other = () -> remember(another, number("SE"));
            List<Future<Set<DocumentFact>>> found = both.invokeAll(List.of(one, other));

            assertThat(List.of(found.get(0).get(), found.get(1).get()))
                    .containsExactlyInAnyOrder(Set.of(SEEN_NOWHERE_ELSE), Set.of(NUMBER_SEEN_ELSEWHERE));
        } finally {
            both.shutdownNow();
        }
    }

    @Test
    void whoStandsStillInHisCheckHoldsUpNobodyAndIsSeen() {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Set<DocumentFact> found = transactions.execute(check -> {
                remember(account, number("SE"));
                return CompletableFuture.supplyAsync(() -> remember(another, number("SE")), other)
                        .orTimeout(10, TimeUnit.SECONDS)
                        .join();
            });

            assertThat(found).containsExactly(NUMBER_SEEN_ELSEWHERE);
        } finally {
            other.shutdownNow();
        }
    }

    private Traits number(String issuer) {
        return new Traits(Optional.of(new Issued(issuer, number)), Set.of());
    }

    private SeenPicture picture(OptionalLong pattern) {
        byte[] hash = new byte[32];
        random.nextBytes(hash);
        return new SeenPicture(HexFormat.of().formatHex(hash), pattern);
    }

    private Set<DocumentFact> remember(String holder, SeenPicture picture) {
        return remember(holder, new Traits(Optional.empty(), Set.of(picture)));
    }

    private Set<DocumentFact> remember(String holder, Traits traits) {
        return seen.remember(new CaseId(UUID.randomUUID()), holder, traits);
    }
}
