package io.keyback.audit;

import io.keyback.caseid.CaseReference;
import io.keyback.keys.AnchorKey;
import io.keyback.keys.Keys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Says whether the trail is as it was written. Reads all of it at one moment, and keeps little of it in memory. */
@Component
public class Verification {

    private final Entries entries;
    private final Receipts receipts;
    private final Keys keys;
    private final AnchorKey anchorKey;
    private final AuditSettings settings;
    private final TransactionTemplate atOneMoment;

    Verification(
            Entries entries,
            Receipts receipts,
            Keys keys,
            AnchorKey anchorKey,
            AuditSettings settings,
            PlatformTransactionManager transactions) {
        this.entries = entries;
        this.receipts = receipts;
        this.keys = keys;
        this.anchorKey = anchorKey;
        this.settings = settings;
        this.atOneMoment = new TransactionTemplate(transactions);
        this.atOneMoment.setReadOnly(true);
        this.atOneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** How it ended. */
    public enum Outcome {
        INTACT,
        BROKEN,
        CANNOT_SAY
    }

    /**
     * What was found.
     *
     * @param lines in plain words: what is intact, or the first place that is not
     */
    public record Result(Outcome outcome, List<String> lines) {
        public Result {
            lines = List.copyOf(lines);
        }
    }

    /**
     * What is to be verified.
     *
     * @param reference of the only case that is; null for everything
     * @param receipt of a holder, which must still be true of that case; null where there is none
     * @param anchors where they are; null where they are written
     */
    public record Wish(
            @Nullable String reference,
            @Nullable String receipt,
            @Nullable Path anchors) {}

    /**
     * Verifies every chain, every anchor, and that the one has what the other says.
     *
     * @throws IllegalArgumentException when the reference is none
     * @throws org.springframework.dao.DataAccessException when the database cannot be read
     * @throws java.io.UncheckedIOException when the anchors cannot be read
     */
    public Result verify(Wish wish) {
        List<String> lines = new ArrayList<>();
        try {
            atOneMoment.executeWithoutResult(transaction -> verify(wish, lines));
            return new Result(Outcome.INTACT, lines);
        } catch (Broken broken) {
            return new Result(Outcome.BROKEN, List.of("Broken: " + broken.getMessage()));
        } catch (CannotVerify cannot) {
            return new Result(Outcome.CANNOT_SAY, List.of(String.valueOf(cannot.getMessage())));
        }
    }

    private void verify(Wish wish, List<String> lines) {
        Optional<Receipt> receipt = Optional.ofNullable(wish.receipt()).map(receipts::read);
        Optional<CaseReference> only = receipt.map(Receipt::reference)
                .or(() -> Optional.ofNullable(wish.reference()).map(CaseReference::new));
        Entries.Totals walked = only.map(this::walkCase).orElseGet(() -> walk(null));
        Predicate<Chain> wanted =
                chain -> only.map(reference -> chain.isOf(reference)).orElse(true);
        AnchorFiles files =
                new AnchorFiles(wish.anchors() == null ? settings.anchorDirectory() : wish.anchors(), anchorKey);
        AnchorWalk anchors = new AnchorWalk(files, entries);
        Anchor newest = anchors.walk(wanted)
                .map(Anchor.Kept::anchor)
                .orElseThrow(() -> new CannotVerify("There is no anchor in " + files.directory()
                        + ". Without one nobody can say whether the end of a chain, or a whole chain, is missing."));
        if (only.isPresent() && walked.chains() == 0) {
            throw new CannotVerify("There is no chain of case " + only.get());
        }
        if (only.isEmpty()) {
            requireNoLess(walked, newest);
        }
        receipt.ifPresent(receipts::requireTrue);
        lines.add(walked.entries() + " entries in " + walked.chains() + " chains are intact.");
        receipt.ifPresent(held -> lines.add("The receipt is true: it is of entry " + held.number() + "."));
        lines.add(newest.number() + " anchors are intact, and " + anchors.heads()
                + " ends of chains that they name are there.");
        lines.add("The newest anchor is of " + newest.at() + "; what was recorded since then is not anchored yet.");
    }

    private Entries.Totals walkCase(CaseReference reference) {
        Set<Chain> chains = entries.chainsOf(reference);
        long walked = 0;
        for (Chain chain : chains) {
            walked += walk(chain).entries();
        }
        return new Entries.Totals(chains.size(), walked);
    }

    private Entries.Totals walk(@Nullable Chain only) {
        ChainWalk walk = new ChainWalk(keys);
        entries.forEachEntryAndHead(only, walk::step);
        walk.endOfChain();
        return walk.totals();
    }

    private static void requireNoLess(Entries.Totals walked, Anchor newest) {
        if (walked.chains() < newest.totals().chains()
                || walked.entries() < newest.totals().entries()) {
            throw new Broken("There is less than on " + newest.at() + ": "
                    + walked.entries() + " entries in " + walked.chains() + " chains, says the anchor of then "
                    + newest.totals().entries() + " in " + newest.totals().chains());
        }
    }
}
