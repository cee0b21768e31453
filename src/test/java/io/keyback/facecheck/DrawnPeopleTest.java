package io.keyback.facecheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.facecheck.drawing.ActedClip;
import io.keyback.facecheck.drawing.Deed;
import io.keyback.facecheck.liveness.Fault;
import io.keyback.facecheck.liveness.Gesture;
import io.keyback.facecheck.liveness.LivenessReport;
import io.keyback.facecheck.seeing.Watcher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cascades and the judgement together, on drawn people: who does what is asked passes, everybody else does not. */
class DrawnPeopleTest {

    private static final int PEOPLE = 4;
    private static final List<Gesture> ALL = List.of(Gesture.values());
    private static final double FLOOR = 0.95;
    private static final long SOMEBODY = 41;

    private static Watcher watcher;

    @BeforeAll
    static void load() {
        watcher = Watcher.withCascades();
    }

    @AfterAll
    static void free() {
        watcher.close();
    }

    @Test
    void whoDoesWhatIsAskedPasses() {
        List<LivenessReport.Asked> asked = new ArrayList<>();
        List<LivenessReport> failed = new ArrayList<>();
        LongStream.rangeClosed(1, PEOPLE).forEach(person -> {
            LivenessReport report =
                    Performer.willing(person).perform(watcher, inTurn(person)).report();
            asked.addAll(report.asked());
            if (!report.shown()) {
                failed.add(report);
            }
        });

        long seen = asked.stream().filter(LivenessReport.Asked::seen).count();
        assertThat((double) seen / (PEOPLE * ALL.size())).as("%s", failed).isGreaterThanOrEqualTo(FLOOR);
        assertThat(asked).as("turns are told by profiles").anyMatch(LivenessReport.Asked::weak);
    }

    @ParameterizedTest
    @CsvSource({"TURN_LEFT, TURN_RIGHT", "TURN_RIGHT, TURN_LEFT", "CLOSE_EYES, TURN_LEFT", "SMILE, CLOSE_EYES"})
    void whoDoesSomethingElseDoesNotPass(Gesture gesture, Deed deed) {
        LivenessReport report = Performer.of(
                        SOMEBODY, advice -> Performer.asked(advice) == Deed.REST ? Deed.REST : deed)
                .perform(watcher, List.of(gesture))
                .report();

        assertThat(report.shown()).as("%s", report).isFalse();
    }

    @Test
    void aStillPictureDoesNotPass() {
        LivenessReport report = Performer.showing(ActedClip.of(7).then(Deed.STILL, 30))
                .perform(watcher, ALL)
                .report();

        assertThat(report.faults()).contains(Fault.STILL_PICTURE);
    }

    @Test
    void aFilmThatRunsInACircleDoesNotPass() {
        ActedClip film = ActedClip.of(8, Deed.REST, Deed.TURN_LEFT, Deed.REST, Deed.CLOSE_EYES, Deed.REST, Deed.SMILE);

        LivenessReport report =
                Performer.showing(film.looped(20)).perform(watcher, ALL).report();

        assertThat(report.shown()).isFalse();
    }

    @Test
    void whoIsNotAloneDoesNotPass() {
        LivenessReport report = Performer.showing(
                        ActedClip.of(9).then(Deed.REST, 3).then(Deed.SECOND_PERSON, 20))
                .perform(watcher, ALL)
                .report();

        assertThat(report.faults()).contains(Fault.SEVERAL_FACES);
    }

    private static List<Gesture> inTurn(long person) {
        List<Gesture> gestures = new ArrayList<>(ALL);
        Collections.rotate(gestures, (int) person);
        return gestures;
    }
}
