package io.keyback.documentcheck;

import io.keyback.caseid.CaseId;
import io.keyback.keys.Keys;
import io.keyback.keys.Keys.Purpose;
import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Knows documents again that were handed in for another account. Keeps keyed hashes of numbers, and of pictures a hash
 * and a pattern; never says whose it was.
 */
@Component
class SeenDocuments {

    private static final String NUMBER = "NUMBER";
    private static final String PICTURE = "PICTURE";

    private final JdbcClient jdbc;
    private final Keys keys;
    private final DocumentCheckSettings settings;
    private final Clock clock;

    SeenDocuments(JdbcClient jdbc, Keys keys, DocumentCheckSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * By what a document can be known again.
     *
     * @param number the issuer and the number, where they were read with certainty
     */
    record Traits(Optional<Issued> number, Set<SeenPicture> pictures) {}

    /** Which document of an issuer it is. */
    record Issued(String issuer, String number) {}

    /**
     * A picture.
     *
     * @param pattern empty where it has too little structure to be told from others
     */
    record SeenPicture(String sha256, OptionalLong pattern) {}

    /** Keeps the traits, and says with which of them another account's document was seen. */
    @Transactional
    Set<DocumentFact> remember(CaseId caseId, String account, Traits traits) {
        Optional<byte[]> number =
                traits.number().map(issued -> keys.hmac(Purpose.DOCUMENT_NUMBER, issued.issuer(), issued.number()));
        waitForTheLikes(number, traits.pictures());
        byte[] holder = keys.hmac(Purpose.DOCUMENT_ACCOUNT, account);
        Set<DocumentFact> facts = EnumSet.noneOf(DocumentFact.class);
        number.ifPresent(value -> {
            if (seen(NUMBER, value, holder)) {
                facts.add(DocumentFact.NUMBER_SEEN_ELSEWHERE);
            }
            add(caseId, holder, NUMBER, value, OptionalLong.empty());
        });
        for (SeenPicture picture : traits.pictures()) {
            byte[] value = HexFormat.of().parseHex(picture.sha256());
            if (seen(PICTURE, value, holder)) {
                facts.add(DocumentFact.PICTURE_SEEN_ELSEWHERE);
            } else if (picture.pattern().isPresent()
                    && lookAlike(picture.pattern().getAsLong(), holder)) {
                facts.add(DocumentFact.SIMILAR_PICTURE_SEEN_ELSEWHERE);
            }
            add(caseId, holder, PICTURE, value, picture.pattern());
        }
        return facts.isEmpty() ? EnumSet.of(DocumentFact.SEEN_NOWHERE_ELSE) : facts;
    }

    /**
     * Of two cases that come at the same moment the later one sees the earlier one, when that has ended its transaction.
     * Only of two that could be known again by each other: else a node that stands still would hold up all others. Always
     * in one order, or two might wait for each other.
     */
    private void waitForTheLikes(Optional<byte[]> number, Set<SeenPicture> pictures) {
        SortedSet<Long> locks = new TreeSet<>();
        number.ifPresent(value -> locks.add(lock(value)));
        for (SeenPicture picture : pictures) {
            locks.add(lock(HexFormat.of().parseHex(picture.sha256())));
            picture.pattern()
                    .ifPresent(pattern -> locks.addAll(PatternParts.inCommon(pattern, settings.lookAlikeBits())));
        }
        jdbc.sql("select pg_advisory_xact_lock(key) from unnest(?::bigint[]) key")
                .param(PatternParts.array(List.copyOf(locks)))
                .query((row, index) -> true)
                .list();
    }

    private static long lock(byte[] hash) {
        return ByteBuffer.wrap(hash).getLong();
    }

    private boolean seen(String trait, byte[] value, byte[] holder) {
        return jdbc.sql("""
                        select exists (select from keyback.document_seen
                        where trait = ? and value = ? and account <> ?)
                        """).params(trait, value, holder).query(Boolean.class).single();
    }

    /** Counted, since for the first one alone the planner would read on through the table, and nearly always to its end. */
    private boolean lookAlike(long pattern, byte[] holder) {
        List<String> near = PatternParts.near(pattern, settings.lookAlikeBits()).stream()
                .map(PatternParts::array)
                .toList();
        return jdbc.sql("""
                        select count(*) > 0 from keyback.document_seen
                        where pattern is not null and account <> ? and bit_count((pattern # ?)::bit(64)) <= ?
                        and ((pattern >> 48 & 65535) = any(?::bigint[]) or (pattern >> 32 & 65535) = any(?::bigint[])
                            or (pattern >> 16 & 65535) = any(?::bigint[]) or (pattern & 65535) = any(?::bigint[]))
                        """)
                .params(holder, pattern, settings.lookAlikeBits())
                .params(near)
                .query(Boolean.class)
                .single();
    }

    private void add(CaseId caseId, byte[] holder, String trait, byte[] value, OptionalLong pattern) {
        jdbc.sql("""
                insert into keyback.document_seen (case_id, account, trait, value, pattern, seen_at)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
                .params(
                        caseId.value(),
                        holder,
                        trait,
                        value,
                        pattern.isPresent() ? pattern.getAsLong() : null,
                        Timestamp.from(clock.instant()))
                .update();
    }
}
