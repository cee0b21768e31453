package io.keyback.review;

import io.keyback.recovery.PersonalData;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer reads of a case beside the form. Personal data in it are masked.
 *
 * @param dueAt when the decision is due
 * @param signInReportedAt when somebody signed in with the second factor that is said to be lost; null when nobody did
 * @param overdue why the decision is late; null when it is not
 * @param rounds how often additional information was asked for
 * @param face how the face was shown
 * @param document what was read of the identity document; null where nothing was
 * @param cuts what of it can be looked at alone
 * @param portrait where to look for the portrait, where it was not found; null while no type of document is declared
 * @param words what the applicant wrote with additional information and with an appeal
 * @param unread how many messages of the applicant nobody has seen
 * @param unmaskReasons what personal data may be needed in clear for
 */
record CaseFile(
        String reference,
        @Nullable Instant submittedAt,
        @Nullable Instant dueAt,
        @Nullable String overdue,
        boolean appealed,
        @Nullable Instant signInReportedAt,
        int rounds,
        List<Comparison> comparisons,
        List<Judgement> checks,
        List<Picture> pictures,
        FaceShown face,
        @Nullable Reading document,
        List<Cut> cuts,
        @Nullable PortraitZone portrait,
        List<Past> history,
        List<Message> words,
        int unread,
        List<Reason> unmaskReasons) {

    /**
     * One table: what was entered, against what the host has on file.
     *
     * @param masked what to unmask to see it in clear; null where nothing in it is masked
     */
    record Comparison(String title, @Nullable PersonalData masked, List<Row> rows) {}

    /** One line of it; a value that is not there is empty. */
    record Row(String label, String entered, String onFile, Mark mark) {}

    /** How a line stands. */
    enum Mark {
        AGREES,
        /** Nearly the same. */
        CLOSE,
        DIFFERS,
        /** Only one of both sides exists; there is nothing to compare. */
        NOT_COMPARED
    }

    /**
     * An automatic check.
     *
     * @param lookedAt what it judged
     * @param engine what judged, with its version; null where nothing but Keyback's own rules did
     */
    record Judgement(
            String check,
            String outcome,
            List<String> reasons,
            List<String> lookedAt,
            @Nullable String engine,
            Instant ranAt) {}

    /**
     * What a machine read of the document.
     *
     * @param how in words: from where, and how surely
     * @param lines as they stand there
     * @param masked as in {@link Comparison}
     */
    record Reading(String how, List<String> lines, @Nullable PersonalData masked, List<ReadRow> rows) {}

    /** One line of it, against what was entered or declared and what is on file; a value that is not there is empty. */
    record ReadRow(String label, String read, String entered, Mark toEntered, String onFile, Mark toFile) {}

    /** A part of a picture; its pixels have an address of their own below the case. */
    record Cut(String part, int width, int height) {}

    /**
     * A picture; its bytes have an address of their own below the case.
     *
     * @param shows what a live check says that it shows; null for every other picture
     */
    record Picture(
            String id,
            String kind,
            int position,
            @Nullable String shows,
            int width,
            int height,
            Instant receivedAt,
            List<String> signals) {}

    /**
     * How the applicant showed the face.
     *
     * @param personAskedFor whether a person is asked for in place of the camera
     * @param whyPerson the reason given for it; null where there is none
     * @param callTimes when a call suits the applicant; none where he did not say
     * @param live what was seen when the pictures were taken; null where no live check took them
     * @param onFile whether the host has a picture of the holder; its bytes have an address of their own below the case
     */
    record FaceShown(
            boolean personAskedFor,
            @Nullable String whyPerson,
            List<String> callTimes,
            @Nullable LiveCheck live,
            boolean onFile) {}

    /**
     * A live check of the face.
     *
     * @param beganAt when the first gesture was asked for
     * @param asked in the order in which it was asked
     * @param faults what speaks against a live person; none where everything was shown
     * @param stream how pictures came
     * @param elsewhere that it was before the camera of another device; null where it was not
     */
    record LiveCheck(
            Instant beganAt,
            List<AskedGesture> asked,
            List<String> faults,
            List<String> stream,
            String engine,
            @Nullable String elsewhere) {}

    /**
     * A gesture that was asked for.
     *
     * @param result the sighting in words, with its time
     */
    record AskedGesture(String gesture, Sighting sighting, String result) {}

    /** Whether a gesture was seen. */
    enum Sighting {
        SEEN,
        SEEN_WEAKLY,
        NOT_SEEN
    }

    /** Something that happened in the case. */
    record Past(Instant at, int round, String who, String what, List<String> details, String note) {}

    /**
     * What the applicant writes with additional information, or with an appeal.
     *
     * @param masked as in {@link Comparison}
     */
    record Message(String text, @Nullable PersonalData masked) {}

    /** A reason to choose, and how it is called. */
    record Reason(String code, String words) {}

    /**
     * The answer to an unmasking: the table, the reading or the words that was asked for, in clear, and the history with the record
     * of it. It holds for this answer alone; the file itself stays masked.
     */
    record Unmasked(
            @Nullable Comparison comparison, @Nullable Reading document, List<Message> words, List<Past> history) {}
}
