package io.keyback.documentcheck;

import io.keyback.caseid.CaseId;
import io.keyback.keys.Keys;
import io.keyback.keys.Keys.Purpose;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
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

    /**
     * Keeps the traits, and says with which of them another account's document was seen. In a transaction of its own, which
     * is over at once: the check's may take long, or stand still with its node, and everybody else's check would wait for
     * it. What is kept of a check that is then done again is the account's own.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    Set<DocumentFact> remember(CaseId caseId, String account, Traits traits) {
        // Of two cases that come at the same moment the later one sees the earlier one.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('keyback.document_seen', 0))")
                .query((row, number) -> true)
                .single();
        byte[] holder = keys.hmac(Purpose.DOCUMENT_ACCOUNT, account);
        Set<DocumentFact> facts = EnumSet.noneOf(DocumentFact.class);
        traits.number().ifPresent(issued -> {
            byte[] value = keys.hmac(Purpose.DOCUMENT_NUMBER, issued.issuer(), issued.number());
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
