package io.keyback.audit;

import io.keyback.caseid.CaseId;
import io.keyback.keys.Keys;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Records what happens, in the transaction in which it happens: fact and entry are kept together or not at all.
 *
 * <p>Entries are gathered and written when the transaction commits. So a chain is locked for as long as a commit takes and not
 * for as long as a check does, nobody locks anything after it and waits in a circle, and however many entries a chain gets,
 * they are two statements.
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
        gathered().write();
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
        gathered().add(new Event(chain, clock.instant().truncatedTo(ChronoUnit.MICROS), actor, action, details));
    }

    private Gathered gathered() {
        Gathered found = (Gathered) TransactionSynchronizationManager.getResource(this);
        if (found != null) {
            return found;
        }
        Gathered begun = new Gathered();
        begun.resume();
        TransactionSynchronizationManager.registerSynchronization(begun);
        return begun;
    }

    private void write(Chain chain, List<Event> events) {
        Head head = entries.lock(chain);
        List<Entries.Kept> following = new ArrayList<>();
        long number = head.number();
        String mac = head.mac();
        for (Event event : events) {
            number++;
            Entry entry = new Entry(chain, number, event.at(), event.actor(), event.action(), event.details());
            mac = entry.mac(keys, mac);
            following.add(new Entries.Kept(entry, mac));
        }
        entries.append(chain, following);
    }

    /** What happened, before its place in the chain is known. */
    private record Event(Chain chain, Instant at, Actor actor, Action action, Details details) {}

    /** What a transaction has recorded. */
    private final class Gathered implements TransactionSynchronization {

        private final List<Event> events = new ArrayList<>();
        private boolean committing;

        void add(Event event) {
            events.add(event);
            if (committing) {
                write();
            }
        }

        /** The same order of chains for everybody, so that nobody waits in a circle. */
        void write() {
            SortedMap<UUID, List<Event>> byChain = new TreeMap<>();
            events.forEach(event -> byChain.computeIfAbsent(event.chain().id(), any -> new ArrayList<>())
                    .add(event));
            events.clear();
            byChain.forEach((chain, happened) -> Trail.this.write(new Chain(chain), happened));
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            committing = true;
            write();
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Trail.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Trail.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Trail.this);
        }
    }
}
