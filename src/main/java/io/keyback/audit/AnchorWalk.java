package io.keyback.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Goes along the anchors in their order, and throws {@link Broken} at the first that does not fit. */
final class AnchorWalk {

    private final AnchorFiles files;
    private final Entries entries;
    private Anchor.@Nullable Kept last;
    private long heads;

    AnchorWalk(AnchorFiles files, Entries entries) {
        this.files = files;
        this.entries = entries;
    }

    /**
     * Looks for every head of these chains that was ever anchored.
     *
     * @return the newest anchor; empty when there is none
     */
    Optional<Anchor.Kept> walk(Predicate<Chain> wanted) {
        for (Path file : files.all()) {
            Anchor.Kept next = files.read(file);
            requireSuccessor(next);
            requireHeads(next, wanted);
            last = next;
        }
        return Optional.ofNullable(last);
    }

    /** How many anchored heads were found in their chains. */
    long heads() {
        return heads;
    }

    private void requireSuccessor(Anchor.Kept next) {
        long expected = last == null ? 1 : last.anchor().number() + 1;
        if (next.anchor().number() != expected) {
            throw new Broken("Anchor " + expected + " is missing in " + files.directory() + "; "
                    + next.anchor().number() + " comes next");
        }
        String before = last == null ? null : last.sha256();
        if (before == null
                ? next.anchor().before() != null
                : !before.equals(next.anchor().before())) {
            throw new Broken(
                    "The anchor " + next.file() + " does not follow the one before it: that was another one then");
        }
    }

    private void requireHeads(Anchor.Kept next, Predicate<Chain> wanted) {
        List<Head> anchored = next.anchor().heads().stream()
                .filter(head -> wanted.test(head.chain()))
                .toList();
        entries.firstLost(anchored).ifPresent(lost -> {
            throw new Broken("Entry " + lost.number() + " of " + lost.chain()
                    + " is missing or another: it was the last one on "
                    + next.anchor().at() + ", says the anchor "
                    + next.file());
        });
        heads += anchored.size();
    }
}
