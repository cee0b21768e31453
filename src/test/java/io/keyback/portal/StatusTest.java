package io.keyback.portal;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keyback.portal.PortalWorld.Case;
import io.keyback.recovery.CaseStatus;
import io.keyback.recovery.RejectionReason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTest extends PortalTest {

    @ParameterizedTest
    @CsvSource({
        "CONFIRMING_EMAIL, Your request is not complete yet",
        "FILLING_IN, Your request is not complete yet",
        "IN_REVIEW, You successfully submitted a request for 2FA recovery.",
        "AWAITING_INFO, We need something more from you",
        "APPROVED, Your request was approved",
        "HELD, stay closed until",
        "WITHDRAWN, Your request was withdrawn",
        "RECOVERED, Enable 2FA with the authenticator app at once.",
        "REJECTED, Your request was not approved",
        "ABANDONED, It was not completed in time",
        "CODE_ATTEMPTS_USED_UP, Wrong confirmation codes were entered too often",
        "DEADLINE_MISSED, did not come in time",
        "NOT_RECOVERABLE, We cannot recover this account here"
    })
    void everyStatusHasItsWords(CaseStatus status, String words) throws Exception {
        Case mine = myCase(status);

        page("/recovery/status")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(words)))
                .andExpect(
                        content().string(containsString(mine.view().reference().value())));
    }

    @Test
    void aRejectionGivesItsReasons() throws Exception {
        Case mine = myCase(CaseStatus.REJECTED);
        mine.reasons = List.of(RejectionReason.DOCUMENT_NOT_ACCEPTED);

        page("/recovery").andExpect(content().string(containsString(RejectionReason.DOCUMENT_NOT_ACCEPTED.words())));
    }

    @Test
    void aLateDecisionIsAdmitted() throws Exception {
        Case mine = myCase(CaseStatus.IN_REVIEW);
        mine.overdue = true;

        page("/recovery").andExpect(content().string(containsString("longer than the 48 hours that we promised")));
    }

    private Case myCase(CaseStatus status) {
        Case mine = myCaseAt("confirm-email-code");
        mine.step = null;
        mine.status = status;
        return mine;
    }
}
