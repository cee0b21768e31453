package io.keyback.audit;

import io.keyback.keys.Keys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * One thing that happened.
 *
 * @param number its place in the chain, from 1, without gaps
 * @param at in whole microseconds, as the database keeps it
 */
record Entry(Chain chain, long number, Instant at, Actor actor, Action action, Details details) {

    /** Stands before the first entry of every chain. */
    static final String NOTHING = "";

    /**
     * HMAC-SHA256 over the MAC of the entry before and every field of this one. The parts go in with their lengths and the
     * details with their count, so that no two entries are written the same.
     *
     * @param previous in hexadecimal digits, as the result is
     */
    String mac(Keys keys, String previous) {
        List<String> parts = new ArrayList<>();
        parts.add(previous);
        parts.add(chain.id().toString());
        parts.add(Long.toString(number));
        parts.add(at.toString());
        parts.add(actor.kind().name());
        parts.add(Objects.requireNonNullElse(actor.staff(), ""));
        parts.add(action.name());
        parts.add(Integer.toString(details.values().size()));
        details.values().forEach((name, value) -> {
            parts.add(name);
            parts.add(value);
        });
        return HexFormat.of().formatHex(keys.hmac(Keys.Purpose.AUDIT, parts.toArray(String[]::new)));
    }
}
