package io.keyback.facecheck.bench;

import io.keyback.facecheck.liveness.Gesture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What was seen in one clip.
 *
 * @param toBeRefused whether several people are in it
 * @param expected what is done in it, in order
 * @param noticed what was noticed, in order
 * @param atRest whether there was something to compare eyes and smiles with
 * @param refused whether several people were seen
 * @param withFace frames in which a face was found
 * @param seconds from the first frame to the last
 */
public record ClipOutcome(
        String file,
        boolean toBeRefused,
        List<Done> expected,
        List<Gesture> noticed,
        boolean atRest,
        boolean refused,
        int frames,
        int withFace,
        double seconds) {

    private record Match(Done done, Gesture noticed) {}

    public ClipOutcome {
        expected = List.copyOf(expected);
        noticed = List.copyOf(noticed);
    }

    /** What was done and noticed, in the order in which it was done. */
    List<Done> hits() {
        return matches().stream().map(Match::done).toList();
    }

    /** What was noticed and not done. */
    List<Gesture> falseEvents() {
        List<Gesture> events = new ArrayList<>(noticed);
        matches().forEach(match -> events.remove(match.noticed()));
        return events;
    }

    /** The longest sequence that both have in common. */
    private List<Match> matches() {
        int[][] longest = new int[expected.size() + 1][noticed.size() + 1];
        for (int i = expected.size() - 1; i >= 0; i--) {
            for (int j = noticed.size() - 1; j >= 0; j--) {
                longest[i][j] = expected.get(i).isSeenAs(noticed.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        List<Match> matches = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < expected.size() && j < noticed.size()) {
            if (expected.get(i).isSeenAs(noticed.get(j))) {
                matches.add(new Match(expected.get(i++), noticed.get(j++)));
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return matches;
    }

    /** As if nobody had written down to which side a head turns. */
    ClipOutcome whateverSide() {
        return new ClipOutcome(
                file,
                toBeRefused,
                expected.stream().map(Done::whateverSide).toList(),
                noticed,
                atRest,
                refused,
                frames,
                withFace,
                seconds);
    }

    boolean isWrong() {
        if (toBeRefused || refused) {
            return refused != toBeRefused;
        }
        return hits().size() < expected.size() || noticed.size() > expected.size();
    }

    String describe() {
        String done = toBeRefused ? "to be refused" : "done " + words(expected);
        return "WRONG " + file + ": " + done + ", " + (refused ? "refused" : "noticed " + words(noticed))
                + (atRest ? "" : ", never seen at rest");
    }

    private static String words(List<? extends Enum<?>> all) {
        return all.isEmpty()
                ? "nothing"
                : all.stream().map(one -> one.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining("+"));
    }

    boolean nothingDone() {
        return !toBeRefused && expected.isEmpty();
    }
}
