package io.keyback.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.recovery.Hold;
import io.keyback.recovery.Triage;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The decision table, over everything that can be known. */
class HoldTest {

    private final Decisions.Table hold = new Decisions(Models.ofTheTree()).table("hold");

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
        return Hold.valueOf(hold.answer(Map.of(
                ProcessVariable.TRIAGE.name(), triage.name(), ProcessVariable.ONLY_MAILBOX.name(), onlyMailbox)));
    }
}
