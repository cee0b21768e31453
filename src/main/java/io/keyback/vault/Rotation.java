package io.keyback.vault;

import io.keyback.audit.Action;
import io.keyback.audit.Actor;
import io.keyback.audit.Details;
import io.keyback.audit.Trail;
import io.keyback.keys.KeyRing;
import io.keyback.vault.CaseKeys.Old;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Wraps the data keys of all cases anew after a key was added to the ring. What is sealed stays as it is. */
@Component
public class Rotation {

    private static final int AT_ONCE = 200;

    private final CaseKeys keys;
    private final Vault vault;
    private final KeyRing ring;
    private final Trail trail;
    private final TransactionOperations transactions;

    Rotation(CaseKeys keys, Vault vault, KeyRing ring, Trail trail, TransactionOperations transactions) {
        this.keys = keys;
        this.vault = vault;
        this.ring = ring;
        this.trail = trail;
        this.transactions = transactions;
    }

    /**
     * Wraps with the current key what others have wrapped. Cases go on meanwhile; where it is broken off, it goes on with
     * the next call.
     *
     * @return how many were wrapped anew
     */
    public long rewrap() {
        long done = 0;
        int some;
        do {
            some = transactions.execute(transaction -> rewrapSome());
            done += some;
        } while (some > 0);
        record(done);
        return done;
    }

    private void record(long done) {
        Details details = Details.NONE.withId("key", ring.current()).with("count", done);
        transactions.executeWithoutResult(
                transaction -> trail.recordOfSystem(Action.KEY_RING_ROTATED, Actor.OPERATOR, details));
    }

    /** How many data keys are wrapped by another key than the current one. */
    public long left() {
        return keys.countNotWrappedBy(ring.current());
    }

    private int rewrapSome() {
        List<Old> some = keys.notWrappedBy(ring.current(), AT_ONCE);
        some.forEach(old -> keys.replace(old.caseId(), vault.rewrapped(old.caseId(), old.wrapped())));
        return some.size();
    }
}
