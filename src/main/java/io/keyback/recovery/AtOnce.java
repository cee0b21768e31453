package io.keyback.recovery;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Runs a change that comes from outside of a case, and gives way to what happens in it at the same moment. */
@Component
class AtOnce {

    /** How often a change gives way; each try waits for the other to end. */
    static final int TRIES = 20;

    private final TransactionOperations transactions;

    AtOnce(TransactionOperations transactions) {
        this.transactions = transactions;
    }

    /**
     * Runs the change in a transaction of its own.
     *
     * @throws CaseBusy when there was no quiet moment in {@link #TRIES} tries; nothing was changed
     */
    <T> T run(Supplier<T> change) {
        for (int tries = 1; ; tries++) {
            try {
                return Objects.requireNonNull(transactions.execute(transaction -> change.get()));
            } catch (CaseBusy | ConcurrencyFailureException busy) {
                if (tries == TRIES) {
                    throw new CaseBusy(busy);
                }
            }
        }
    }
}
