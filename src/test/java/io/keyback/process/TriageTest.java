package io.keyback.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.evidence.CheckOutcome;
import io.keyback.recovery.Decision;
import io.keyback.recovery.Triage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;

/** The decision table, over everything that the checks can say. */
class TriageTest {

    private static final int[] ROUNDS_LEFT = {-1, 0, 1, 2, 3};

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final DmnDecision triage = engine.parseDecision(
            "triage",
            new ByteArrayInputStream(
                    Objects.requireNonNull(Models.ofTheTree().files().get("processes/triage.dmn"))
                            .getBytes(StandardCharsets.UTF_8)));

    @Test
    void everyCombinationHasExactlyOneOutcome() {
        int combinations = 0;
        Set<Triage> seen = EnumSet.noneOf(Triage.class);
        for (boolean resettable : new boolean[] {true, false}) {
            for (CheckOutcome form : CheckOutcome.values()) {
                for (CheckOutcome face : CheckOutcome.values()) {
                    for (CheckOutcome document : CheckOutcome.values()) {
                        for (int roundsLeft : ROUNDS_LEFT) {
                            Triage outcome = triage(resettable, form, face, document, roundsLeft);

                            assertThat(outcome)
                                    .as(
                                            "resettable %s, form %s, face %s, document %s, %d rounds",
                                            resettable, form, face, document, roundsLeft)
                                    .isEqualTo(expected(resettable, form, face, document, roundsLeft));
                            seen.add(outcome);
                            combinations++;
                        }
                    }
                }
            }
        }
        assertThat(combinations).isEqualTo(2 * 4 * 4 * 4 * ROUNDS_LEFT.length);
        assertThat(seen).isEqualTo(EnumSet.allOf(Triage.class));
    }

    @Test
    void noOutcomeApproves() {
        assertThat(Stream.of(Triage.values()).map(Enum::name)).doesNotContain(Decision.APPROVED.name());
    }

    /**
     * A human looks, unless there is nothing to reset, or pictures that nobody could use can be asked for again; and two
     * where something speaks against the applicant.
     */
    private static Triage expected(
            boolean resettable, CheckOutcome form, CheckOutcome face, CheckOutcome document, int roundsLeft) {
        if (!resettable) {
            return Triage.NOT_RECOVERABLE;
        }
        boolean unusable = face == CheckOutcome.FAILED || document == CheckOutcome.FAILED;
        if (unusable && roundsLeft > 0) {
            return Triage.INFO_NEEDED;
        }
        return unusable || form != CheckOutcome.PASSED ? Triage.REVIEW_TWICE : Triage.REVIEW;
    }

    private Triage triage(
            boolean resettable, CheckOutcome form, CheckOutcome face, CheckOutcome document, int roundsLeft) {
        DmnDecisionTableResult result = engine.evaluateDecisionTable(
                triage,
                Variables.putValue(ProcessVariable.RESETTABLE.name(), resettable)
                        .putValue(ProcessVariable.FORM_CHECK.name(), form.name())
                        .putValue(ProcessVariable.FACE_CHECK.name(), face.name())
                        .putValue(ProcessVariable.DOCUMENT_CHECK.name(), document.name())
                        .putValue(ProcessVariable.INFO_ROUNDS_LEFT.name(), roundsLeft));
        return Triage.valueOf(result.getSingleResult().getSingleEntry());
    }
}
