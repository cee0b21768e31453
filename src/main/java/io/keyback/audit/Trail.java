package io.keyback.audit;

import io.keyback.caseid.CaseId;
import io.keyback.keys.Keys;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records what happens, in the transaction in which it happens: fact and entry are kept together or not at all.
 *
 * <p>The chain is locked until that transaction ends. Whoever also locks the case, or a row of it, does so before: so
 * nobody waits in a circle. Two statements for each entry.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Trail {

    private final Entries entries;
    private final Keys keys;
    private final Clock clock;

    Trail(Entries entries, Keys keys, Clock clock) {
        this.entries = entries;
        this.keys = keys;
        this.clock = clock;
    }

    /** Records what happened to a case, and no more than that. */
    public void record(CaseId caseId, Action action, Actor actor) {
        record(caseId, action, actor, Details.NONE);
    }

    /** Records what happened to a case. */
    public void record(CaseId caseId, Action action, Actor actor, Details details) {
        append(Chain.of(caseId), action, actor, details);
    }

    /** Records what belongs to no case. */
    public void recordOfSystem(Action action, Actor actor, Details details) {
        append(Chain.SYSTEM, action, actor, details);
    }

    /**
     * All that was recorded of a case, oldest first.
     *
     * @throws Broken when an entry was changed, removed or put in by somebody who does not have the keys
     */
    @Transactional(propagation = Propagation.MANDATORY, noRollbackFor = Broken.class)
    public List<Recorded> of(CaseId caseId) {
        List<Recorded> recorded = new ArrayList<>();
        ChainWalk walk = new ChainWalk(keys);
        entries.forEachEntryAndHead(
                Chain.of(caseId),
                row -> walk.step(row)
                        .map(entry -> new Recorded(entry.actor(), entry.action(), entry.details()))
                        .ifPresent(recorded::add));
        walk.endOfChain();
        return recorded;
    }

    private void append(Chain chain, Action action, Actor actor, Details details) {
        Head head = entries.lock(chain);
        Entry entry = new Entry(
                chain, head.number() + 1, clock.instant().truncatedTo(ChronoUnit.MICROS), actor, action, details);
        entries.append(entry, entry.mac(keys, head.mac()));
    }
}
