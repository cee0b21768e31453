package io.keyback.review;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer reads of a case beside the form.
 *
 * @param dueAt when the decision is due
 * @param overdue why the decision is late; null when it is not
 * @param rounds how often additional information was asked for
 */
record CaseFile(
        String reference,
        @Nullable Instant submittedAt,
        @Nullable Instant dueAt,
        @Nullable String overdue,
        int rounds,
        List<Comparison> comparisons,
        List<Judgement> checks,
        List<Picture> pictures,
        List<Past> history,
        @Nullable String message) {

    /** One table: what was entered, against what the host has on file. */
    record Comparison(String title, List<Row> rows) {}

    /** One line of it; a value that is not there is empty. */
    record Row(String label, String entered, String onFile, Mark mark) {}

    /** How a line stands. */
    enum Mark {
        AGREES,
        DIFFERS,
        /** Only one of both sides exists; there is nothing to compare. */
        NOT_COMPARED
    }

    /** An automatic check. */
    record Judgement(String check, String outcome, List<String> reasons) {}

    /** A picture; its bytes have an address of their own below the case. */
    record Picture(
            String id, String kind, int position, int width, int height, Instant receivedAt, List<String> signals) {}

    /** Something that reviewers, or the clock, did before. */
    record Past(Instant at, int round, String who, String what, List<String> details, String note) {}
}
