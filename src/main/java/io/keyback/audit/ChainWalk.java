package io.keyback.audit;

import io.keyback.keys.Keys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Goes along the chains, entry by entry, in their order, and throws {@link Broken} at the first that does not fit. */
final class ChainWalk {

    private final Keys keys;
    private @Nullable Chain chain;
    private @Nullable Head head;
    private long number;
    private String mac = Entry.NOTHING;
    private long chains;
    private long entries;

    ChainWalk(Keys keys) {
        this.keys = keys;
    }

    /** How much was walked along. */
    Entries.Totals totals() {
        return new Entries.Totals(chains, entries);
    }

    /** An entry beside the head of its chain; either may be missing. Answers the entry, which is as it was written. */
    Optional<Entry> step(ResultSet row) throws SQLException {
        Chain here = new Chain(row.getObject("chain", UUID.class));
        if (!here.equals(chain)) {
            endOfChain();
            begin(here, row);
        }
        long next = row.getLong("number");
        if (row.wasNull()) {
            return Optional.empty();
        }
        if (next != number + 1) {
            throw new Broken("Entry " + (number + 1) + " of " + here + " is missing; " + next + " comes next");
        }
        Entry entry = entry(row, here, next);
        String kept = Entries.mac(row, "mac");
        if (!kept.equals(entry.mac(keys, mac))) {
            throw new Broken("Entry " + next + " of " + here
                    + " was changed, or does not belong there, or the one before it was another");
        }
        number = next;
        mac = kept;
        entries++;
        return Optional.of(entry);
    }

    private static Entry entry(ResultSet row, Chain here, long next) throws SQLException {
        try {
            return Entries.entry(row);
        } catch (IllegalArgumentException e) {
            throw new Broken("Entry " + next + " of " + here + " was changed: it is nothing that Keyback writes");
        }
    }

    private void begin(Chain here, ResultSet row) throws SQLException {
        chain = here;
        long headNumber = row.getLong("head_number");
        head = row.wasNull() ? null : new Head(here, headNumber, Entries.mac(row, "head_mac"));
        number = 0;
        mac = Entry.NOTHING;
        chains++;
    }

    /** Where one chain ends, and after the last. */
    void endOfChain() {
        if (chain == null) {
            return;
        }
        if (head == null) {
            throw new Broken("The head of " + chain + " is missing; it has " + number + " entries");
        }
        if (head.number() != number || !head.mac().equals(mac)) {
            throw new Broken(
                    head.number() > number
                            ? "The end of " + chain + " is missing: it had " + head.number() + " entries and has "
                                    + number
                            : "The head of " + chain + " was changed: it says " + head.number() + ", the last entry is "
                                    + number);
        }
    }
}
