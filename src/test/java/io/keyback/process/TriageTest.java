package io.keyback.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.evidence.CheckOutcome;
import io.keyback.recovery.Triage;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The decision table, over everything that the checks can say. */
class TriageTest {

    private static final int[] ROUNDS_LEFT = {-1, 0, 1, 2, 3};

    private final Decisions.Table triage = new Decisions(Models.ofTheTree()).table("triage");

    @Test
    void everyCombinationHasTheOutcomeThatIsMeant() {
        int combinations = 0;
        Set<Triage> seen = EnumSet.noneOf(Triage.class);
        for (boolean resettable : new boolean[] {true, false}) {
            for (CheckOutcome form : CheckOutcome.values()) {
                for (CheckOutcome face : CheckOutcome.values()) {
                    for (CheckOutcome document : CheckOutcome.values()) {
                        for (int roundsLeft : ROUNDS_LEFT) {
                            for (boolean live : new boolean[] {true, false}) {
                                Triage outcome = triage(resettable, form, face, live, document, roundsLeft);

                                assertThat(outcome)
                                        .as(
                                                "resettable %s, form %s, face %s, live %s, document %s, %d rounds",
                                                resettable, form, face, live, document, roundsLeft)
                                        .isEqualTo(expected(resettable, form, face, live, document, roundsLeft));
                                seen.add(outcome);
                                combinations++;
                            }
                        }
                    }
                }
            }
        }
        assertThat(combinations).isEqualTo(2 * 4 * 4 * 2 * 4 * ROUNDS_LEFT.length);
        assertThat(seen).isEqualTo(EnumSet.allOf(Triage.class));
    }

    /**
     * A human looks, unless there is nothing to reset, or pictures that nobody could use can be asked for again; and two
     * where something speaks against the applicant, or nobody saw that he lives.
     */
    private static Triage expected(
            boolean resettable,
            CheckOutcome form,
            CheckOutcome face,
            boolean live,
            CheckOutcome document,
            int roundsLeft) {
        if (!resettable) {
            return Triage.NOT_RECOVERABLE;
        }
        boolean unusable = face == CheckOutcome.FAILED || document == CheckOutcome.FAILED;
        if (unusable && roundsLeft > 0) {
            return Triage.INFO_NEEDED;
        }
        return unusable || form != CheckOutcome.PASSED || !live ? Triage.REVIEW_TWICE : Triage.REVIEW;
    }

    private Triage triage(
            boolean resettable,
            CheckOutcome form,
            CheckOutcome face,
            boolean live,
            CheckOutcome document,
            int roundsLeft) {
        return Triage.valueOf(triage.answer(Map.of(
                ProcessVariable.RESETTABLE.name(),
                resettable,
                ProcessVariable.FORM_CHECK.name(),
                form.name(),
                ProcessVariable.FACE_CHECK.name(),
                face.name(),
                ProcessVariable.FACE_LIVE.name(),
                live,
                ProcessVariable.DOCUMENT_CHECK.name(),
                document.name(),
                ProcessVariable.INFO_ROUNDS_LEFT.name(),
                roundsLeft)));
    }
}
