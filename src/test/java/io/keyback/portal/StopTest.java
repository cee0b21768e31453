package io.keyback.portal;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keyback.portal.PortalWorld.Case;
import io.keyback.recovery.CaseBusy;
import io.keyback.recovery.CaseStatus;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StopTest extends PortalTest {

    private static final String LINK = "/recovery/stop/good";

    private Case stopped;

    @BeforeEach
    void aCaseWithItsLink() {
        stopped = myCaseAt("provide-personal-information");
        stopped.status = CaseStatus.FILLING_IN;
        doAnswer(call -> Optional.of(stopped.view())).when(world.stops).caseOf("good");
        doAnswer(call -> {
                    stopped.status = CaseStatus.STOPPED;
                    return Optional.of(stopped.view());
                })
                .when(world.stops)
                .stop("good");
    }

    @Test
    void whoeverHasTheLinkSeesWhatWouldBeStoppedAndChangesNothing() throws Exception {
        http.perform(get(LINK))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Stop this request")))
                .andExpect(content()
                        .string(containsString(stopped.view().reference().value())));

        verify(world.stops, never()).stop(any());
    }

    @Test
    void pressedOnceOrTwiceItIsStopped() throws Exception {
        for (int press = 0; press < 2; press++) {
            http.perform(post(LINK))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("The request is stopped")));
        }
        http.perform(get(LINK)).andExpect(content().string(containsString("The request is stopped")));
    }

    @Test
    void theApplicantsSessionEndsWithTheStop() throws Exception {
        http.perform(post(LINK));

        http.perform(get("/recovery").session(session))
                .andExpect(status().isForbidden())
                .andExpect(content().string(containsString("This request was stopped")));
        http.perform(get("/recovery/state").session(session).header("Accept", "application/json"))
                .andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @EnumSource(
            value = CaseStatus.class,
            names = {"RECOVERED", "REJECTED", "ABANDONED", "WITHDRAWN"})
    void afterTheEndThereIsNothingToStop(CaseStatus end) throws Exception {
        stopped.status = end;

        http.perform(get(LINK))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("This request has ended already")))
                .andExpect(content().string(not(containsString("<form"))));
    }

    @Test
    void aLinkThatIsNotOursSaysSo() throws Exception {
        http.perform(get("/recovery/stop/other"))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("This link is not complete")));
        http.perform(post("/recovery/stop/other")).andExpect(status().isNotFound());
    }

    @Test
    void whereSomethingElseHappensAllTheTimeItSaysToPressAgain() throws Exception {
        doThrow(new CaseBusy(new IllegalStateException())).when(world.stops).stop("good");

        http.perform(post(LINK))
                .andExpect(status().isServiceUnavailable())
                .andExpect(content().string(containsString("Please press again")));
    }

    @Test
    void anApplicantIsAskedBeforeHeWithdraws() throws Exception {
        http.perform(get("/recovery/withdraw").session(session))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Withdraw your request?")));
        verify(world.stops, never()).withdraw(any());

        http.perform(post("/recovery/withdraw").session(session)).andExpect(redirectedUrl("/recovery"));

        verify(world.stops).withdraw(stopped.id);
        http.perform(get("/recovery").session(session))
                .andExpect(content().string(containsString("Your request was withdrawn")));
    }

    @Test
    void whatIsApprovedIsNotOfferedToBeWithdrawn() throws Exception {
        stopped.status = CaseStatus.APPROVED;

        http.perform(get("/recovery/withdraw").session(session)).andExpect(redirectedUrl("/recovery"));
    }
}
