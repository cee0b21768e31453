package io.keyback.review;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer reads of a case beside the form.
 *
 * @param dueAt when the decision is due
 * @param signInReportedAt when somebody signed in with the second factor that is said to be lost; null when nobody did
 * @param rounds how often additional information was asked for
 * @param words what the applicant wrote with additional information and with an appeal
 * @param unread how many messages of the applicant nobody has seen
 */
record CaseFile(
        String reference,
        @Nullable Instant submittedAt,
        @Nullable Instant dueAt,
        boolean overdue,
        boolean appealed,
        @Nullable Instant signInReportedAt,
        int rounds,
        List<Comparison> comparisons,
        List<Judgement> checks,
        List<Picture> pictures,
        List<Past> history,
        List<String> words,
        int unread) {

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

    /** Something that reviewers did before. */
    record Past(Instant at, int round, String who, String what, List<String> details, String note) {}
}
