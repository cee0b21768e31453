package io.keyback.facecheck.bench;

import io.keyback.facecheck.liveness.Gesture;
import java.util.ArrayList;
import java.util.List;
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
        List<Gesture> expected,
        List<Gesture> noticed,
        boolean atRest,
        boolean refused,
        int frames,
        int withFace,
        double seconds) {

    public ClipOutcome {
        expected = List.copyOf(expected);
        noticed = List.copyOf(noticed);
    }

    /** What was done and noticed, in the order in which it was done. */
    public List<Gesture> hits() {
        int[][] longest = new int[expected.size() + 1][noticed.size() + 1];
        for (int i = expected.size() - 1; i >= 0; i--) {
            for (int j = noticed.size() - 1; j >= 0; j--) {
                longest[i][j] = expected.get(i) == noticed.get(j)
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        List<Gesture> hits = new ArrayList<>();
        for (int i = 0, j = 0; i < expected.size() && j < noticed.size(); ) {
            if (expected.get(i) == noticed.get(j)) {
                hits.add(expected.get(i));
                i++;
                j++;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return hits;
    }

    /** What was noticed and not done. */
    public List<Gesture> falseEvents() {
        List<Gesture> events = new ArrayList<>(noticed);
        hits().forEach(events::remove);
        return events;
    }

    boolean isWrong() {
        return refused != toBeRefused || (!toBeRefused && !noticed.equals(expected));
    }

    String describe() {
        return "WRONG " + file + ": " + (toBeRefused ? "to be refused" : "done " + words(expected)) + ", "
                + (refused ? "refused" : "noticed " + words(noticed)) + (atRest ? "" : ", never seen at rest");
    }

    private static String words(List<Gesture> gestures) {
        return gestures.isEmpty()
                ? "nothing"
                : gestures.stream().map(ClipManifest::word).collect(Collectors.joining("+"));
    }

    boolean nothingAsked() {
        return !toBeRefused && expected.isEmpty();
    }
}
