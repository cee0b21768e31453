package io.keyback.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.recovery.Hold;
import io.keyback.recovery.Triage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The decision table, over everything that can be known. */
class HoldTest {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final DmnDecision hold = engine.parseDecision(
            "hold",
            new ByteArrayInputStream(
                    Objects.requireNonNull(Models.ofTheTree().files().get("processes/hold.dmn"))
                            .getBytes(StandardCharsets.UTF_8)));

    @ParameterizedTest
    @EnumSource(Triage.class)
    void whoeverHasTheMailboxAloneIsHeldLonger(Triage triage) {
        assertThat(hold(triage, true)).isEqualTo(Hold.EXTENDED);
    }

    @ParameterizedTest
    @EnumSource(Triage.class)
    void whateverNeededTwoReviewersIsHeldLonger(Triage triage) {
        assertThat(hold(triage, false)).isEqualTo(triage == Triage.REVIEW_TWICE ? Hold.EXTENDED : Hold.STANDARD);
    }

    private Hold hold(Triage triage, boolean onlyMailbox) {
        return Hold.valueOf(engine.evaluateDecisionTable(
                        hold,
                        Variables.putValue(ProcessVariable.TRIAGE.name(), triage.name())
                                .putValue(ProcessVariable.ONLY_MAILBOX.name(), onlyMailbox))
                .getSingleResult()
                .getSingleEntry());
    }
}
