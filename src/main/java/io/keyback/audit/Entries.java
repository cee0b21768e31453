package io.keyback.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyback.caseid.CaseReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of the trail. */
@Component
class Entries {

    /** What {@link #entry} reads, but for the chain. */
    static final String COLUMNS = "e.number, e.at, e.actor, e.staff, e.action, e.details, e.mac";

    private static final String ENTRIES_AND_HEADS = "select coalesce(e.chain, h.chain) as chain, " + COLUMNS
            + ", h.number as head_number, h.mac as head_mac"
            + " from (select * from keyback.audit_entry %s) e"
            + " full join (select * from keyback.audit_head %s) h on h.chain = e.chain"
            + " order by 1, e.number";

    private static final TypeReference<SortedMap<String, String>> DETAILS = new TypeReference<>() {};

    /** Our own: what was written must be read the same for as long as there are entries. */
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How many rows are in memory at once. */
    private static final int AT_ONCE = 1000;

    private final JdbcClient jdbc;
    private final JdbcTemplate stream;

    Entries(DataSource database) {
        this.jdbc = JdbcClient.create(database);
        this.stream = new JdbcTemplate(database);
        this.stream.setFetchSize(AT_ONCE);
    }

    /** An entry as it stands in the database. */
    record Kept(Entry entry, String mac) {}

    /** The end of the chain, which is ours alone until the transaction ends; where there is none it begins. */
    Head lock(Chain chain) {
        return jdbc.sql("""
                        insert into keyback.audit_head as head (chain, number, mac) values (:chain, 0, '')
                        on conflict (chain) do update set number = head.number
                        returning chain, number, mac
                        """).param("chain", chain.id()).query(Entries::head).single();
    }

    /** Adds the entries, and makes the last of them the end of the chain. */
    void append(Chain chain, List<Kept> following) {
        Kept last = following.get(following.size() - 1);
        jdbc.sql("""
                with moved as (
                    update keyback.audit_head set number = ?, mac = decode(?, 'hex') where chain = ?
                )
                insert into keyback.audit_entry (chain, number, at, actor, staff, action, details, mac)
                select ?, number, cast(at as timestamptz), actor, staff, action, cast(details as jsonb), decode(mac, 'hex')
                from unnest(cast(? as bigint[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
                        cast(? as text[]), cast(? as text[]), cast(? as text[]))
                    as happened (number, at, actor, staff, action, details, mac)
                """)
                .params(last.entry().number(), last.mac(), chain.id(), chain.id())
                .param(following.stream().map(each -> each.entry().number()).toArray(Long[]::new))
                .param(texts(following, each -> each.entry().at().toString()))
                .param(texts(following, each -> each.entry().actor().kind().name()))
                .param(texts(following, each -> each.entry().actor().staff()))
                .param(texts(following, each -> each.entry().action().name()))
                .param(texts(following, each -> json(each.entry().details().values())))
                .param(texts(following, Kept::mac))
                .update();
    }

    private static @Nullable String[] texts(List<Kept> entries, Function<Kept, @Nullable String> column) {
        return entries.stream().map(column).toArray(String[]::new);
    }

    /** The first such entry of the chain. */
    Optional<Kept> first(Chain chain, Action action) {
        return one("action = :action order by number limit 1", chain, Map.of("action", action.name()));
    }

    /** The last such entry of the chain. */
    Optional<Kept> last(Chain chain, Action action) {
        return one("action = :action order by number desc limit 1", chain, Map.of("action", action.name()));
    }

    Optional<Kept> find(Chain chain, long number) {
        return one("number = :number", chain, Map.of("number", number));
    }

    private Optional<Kept> one(String which, Chain chain, Map<String, ?> parameters) {
        return jdbc.sql("select e.chain, " + COLUMNS + " from keyback.audit_entry e where chain = :chain and " + which)
                .param("chain", chain.id())
                .params(parameters)
                .query((row, number) -> new Kept(entry(row), mac(row, "mac")))
                .optional();
    }

    /** The ends of the chains in which something was recorded since then. */
    List<Head> movedSince(Instant since) {
        return jdbc.sql("""
                        select distinct on (chain) chain, number, mac from keyback.audit_entry
                        where at >= :since order by chain, number desc
                        """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Entries::head)
                .list();
    }

    /** How much there is. */
    record Totals(long chains, long entries) {}

    Totals totals() {
        return jdbc.sql("select count(*), coalesce(sum(number), 0) from keyback.audit_head")
                .query((row, number) -> new Totals(row.getLong(1), row.getLong(2)))
                .single();
    }

    /**
     * Every entry in the order of its chain and number, beside the {@code head_number} and {@code head_mac} of the chain;
     * a head without entries, and entries without a head, too. In a transaction, without which all would be read at once.
     *
     * @param only of this chain; null for all
     */
    void forEachEntryAndHead(@Nullable Chain only, RowCallbackHandler step) {
        if (only == null) {
            stream.query(ENTRIES_AND_HEADS.formatted("", ""), step);
        } else {
            String that = "where chain = ?";
            stream.query(ENTRIES_AND_HEADS.formatted(that, that), step, only.id(), only.id());
        }
    }

    /** The chains of a case; more than one where references happen to be the same. In a transaction, as above. */
    Set<Chain> chainsOf(CaseReference reference) {
        Set<Chain> chains = new HashSet<>();
        stream.query("select chain from keyback.audit_head union select chain from keyback.audit_entry", row -> {
            Chain chain = new Chain(row.getObject(1, UUID.class));
            if (chain.isOf(reference)) {
                chains.add(chain);
            }
        });
        return chains;
    }

    /** The first of these that is no entry of its chain any more; in their order. */
    Optional<Head> firstLost(List<Head> heads) {
        for (int from = 0; from < heads.size(); from += AT_ONCE) {
            Optional<Head> lost = firstLostOf(heads.subList(from, Math.min(from + AT_ONCE, heads.size())));
            if (lost.isPresent()) {
                return lost;
            }
        }
        return Optional.empty();
    }

    private Optional<Head> firstLostOf(List<Head> heads) {
        return jdbc.sql("""
                        select said.chain, said.number, decode(said.mac, 'hex') as mac
                        from unnest(cast(? as uuid[]), cast(? as bigint[]), cast(? as text[]))
                            with ordinality as said (chain, number, mac, place)
                        left join keyback.audit_entry e on e.chain = said.chain and e.number = said.number
                        where encode(e.mac, 'hex') is distinct from said.mac
                        order by said.place limit 1
                        """)
                .param(heads.stream().map(head -> head.chain().id()).toArray(UUID[]::new))
                .param(heads.stream().map(Head::number).toArray(Long[]::new))
                .param(heads.stream().map(Head::mac).toArray(String[]::new))
                .query(Entries::head)
                .optional();
    }

    static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                new Chain(row.getObject("chain", UUID.class)),
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new Actor(Actor.Kind.valueOf(row.getString("actor")), row.getString("staff")),
                Action.valueOf(row.getString("action")),
                Details.recorded(values(row.getString("details"))));
    }

    static String mac(ResultSet row, String column) throws SQLException {
        return HexFormat.of().formatHex(row.getBytes(column));
    }

    private static Head head(ResultSet row, int number) throws SQLException {
        return new Head(new Chain(row.getObject("chain", UUID.class)), row.getLong("number"), mac(row, "mac"));
    }

    private static String json(Map<String, String> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Every map of texts can be written", e);
        }
    }

    /** Throws {@link IllegalArgumentException} when it is nothing that was ever recorded. */
    private static SortedMap<String, String> values(String json) {
        try {
            return JSON.readValue(json, DETAILS);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not the details of an entry", e);
        }
    }
}
