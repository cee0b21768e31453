package io.keyback.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keyback.account.TokenRefused;
import io.keyback.portal.PortalWorld.Case;
import io.keyback.recovery.CaseStatus;
import io.keyback.recovery.OpeningRefused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.ResultActions;

class HandOffTest extends PortalTest {

    private static final String SIGN_IN = "https://host.example/sign-in";

    @Test
    void aHandOffLeadsToTheWarningAndContinueToTheFirstStep() throws Exception {
        handOff().andExpect(status().isSeeOther()).andExpect(redirectedUrl("/recovery/warning"));
        page("/recovery/warning")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Nobody from support ever asks for your confirmation code")))
                .andExpect(content().string(containsString("up to 48 hours")));

        press("/recovery/start").andExpect(status().isSeeOther()).andExpect(redirectedUrl("/recovery"));

        page("/recovery").andExpect(content().string(containsString("Confirm email")));
    }

    @Test
    void aHandOffGivesTheBrowserANewSessionId() throws Exception {
        String before = session.getId();

        handOff();

        assertThat(session.getId()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void everyRefusedHandOffHasAPageWithTheWayBack(TokenRefused.Reason reason) throws Exception {
        world.refuseHandOff = reason;

        handOff()
                .andExpect(status().isForbidden())
                .andExpect(content().string(containsString(SIGN_IN)))
                .andExpect(content().string(not(containsString(reason.name()))));

        page("/recovery/warning").andExpect(redirectedUrl("/recovery"));
    }

    @ParameterizedTest
    @CsvSource({
        "ALREADY_USED, This way in was used already",
        "EXPIRED, This took too long",
        "BAD_SIGNATURE, We cannot start from here"
    })
    void theWordsOfARefusalTellWhatToDo(TokenRefused.Reason reason, String words) throws Exception {
        world.refuseHandOff = reason;

        handOff().andExpect(content().string(containsString(words)));
    }

    @Test
    void aHandOffWithoutATokenIsRefused() throws Exception {
        world.refuseHandOff = TokenRefused.Reason.MALFORMED;

        press("/recovery/hand-off").andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @CsvSource({
        "NO_SECOND_FACTOR, There is nothing to recover",
        "COOL_DOWN, Please wait before you ask again",
        "UNKNOWN_ACCOUNT, We cannot find your account"
    })
    void aRefusedOpeningSaysWhy(OpeningRefused.Reason reason, String words) throws Exception {
        handOff();
        world.refuseOpening = reason;

        press("/recovery/start")
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString(words)))
                .andExpect(content().string(containsString(SIGN_IN)));
    }

    @Test
    void noCaseIsOpenedWithoutAHandOff() throws Exception {
        press("/recovery/start").andExpect(redirectedUrl("/recovery"));

        verify(world.cases, never()).open(any());
        page("/recovery").andExpect(status().isForbidden());
    }

    @Test
    void aCaseThatStillConfirmsTheEmailIsTakenOver() throws Exception {
        Case open = world.opened();
        world.refuseOpening = OpeningRefused.Reason.CASE_OPEN;
        handOff();

        press("/recovery/start").andExpect(redirectedUrl("/recovery"));

        page("/recovery").andExpect(status().isOk()).andExpect(content().string(containsString("Confirm email")));
        assertThat(open.device).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"FILLING_IN", "IN_REVIEW", "AWAITING_INFO", "APPROVED"})
    void thePasswordAloneNeverLeadsIntoACaseThatIsFurther(CaseStatus status) throws Exception {
        Case open = world.opened();
        open.status = status;
        world.refuseOpening = OpeningRefused.Reason.CASE_OPEN;
        handOff();

        press("/recovery/start")
                .andExpect(content().string(containsString("You already have a request")))
                .andExpect(
                        content().string(containsString(open.view().reference().value())))
                .andExpect(content().string(containsString("a***@example.org")));

        verify(world.caseLinks).mail(open.id);
        page("/recovery").andExpect(status().isForbidden());
        assertThat(open.device).isEqualTo(1);
    }

    @Test
    void aCaseWhoseCodeIsConfirmedAtThisMomentIsNotTakenOver() throws Exception {
        Case open = world.opened();
        world.refuseOpening = OpeningRefused.Reason.CASE_OPEN;
        world.beforeTakeOver = () -> open.status = CaseStatus.FILLING_IN;
        handOff();

        press("/recovery/start").andExpect(content().string(containsString("You already have a request")));

        verify(world.caseLinks).mail(open.id);
        page("/recovery").andExpect(status().isForbidden());
        assertThat(open.device).isEqualTo(1);
    }

    /** Two browsers that came in by the password alone never hold the same device. */
    @Test
    void whoOpenedTheCaseIsADeviceOfHisOwn() throws Exception {
        handOff();
        press("/recovery/start");
        MockHttpSession opener = session;
        session = new MockHttpSession();
        world.refuseOpening = OpeningRefused.Reason.CASE_OPEN;
        handOff();
        press("/recovery/start").andExpect(redirectedUrl("/recovery"));

        page("/recovery").andExpect(status().isOk());
        session = opener;
        page("/recovery").andExpect(status().isForbidden());
    }

    @Test
    void aHandOffIsGoodForTenMinutes() throws Exception {
        handOff();
        world.now = PortalWorld.NOW.plus(Duration.ofMinutes(10)).minusSeconds(1);
        page("/recovery/warning").andExpect(status().isOk());

        world.now = PortalWorld.NOW.plus(Duration.ofMinutes(10));
        page("/recovery/warning").andExpect(redirectedUrl("/recovery"));
        press("/recovery/start").andExpect(redirectedUrl("/recovery"));

        verify(world.cases, never()).open(any());
    }

    @Test
    void aHandOffIsUsedUpByARefusal() throws Exception {
        handOff();
        world.refuseOpening = OpeningRefused.Reason.COOL_DOWN;
        press("/recovery/start").andExpect(status().isConflict());
        world.refuseOpening = null;

        press("/recovery/start").andExpect(redirectedUrl("/recovery"));

        assertThat(world.all).isEmpty();
    }

    @Test
    void aRefusedHandOffEndsTheOneBefore() throws Exception {
        handOff();
        world.refuseHandOff = TokenRefused.Reason.BAD_SIGNATURE;
        handOff();

        press("/recovery/start").andExpect(redirectedUrl("/recovery"));

        verify(world.cases, never()).open(any());
    }

    @Test
    void theSessionKeepsTheHandOffOverARestart() throws Exception {
        HandedOff handedOff = new HandedOff(PortalWorld.ACCOUNT, PortalWorld.NOW);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        new ObjectOutputStream(bytes).writeObject(handedOff);

        assertThat(new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject())
                .isEqualTo(handedOff);
    }

    @Test
    void aBrowserThatIsInTheCaseAlreadyGoesOnAfterSigningInAgain() throws Exception {
        Case mine = myCaseAt("provide-personal-information");
        mine.status = CaseStatus.FILLING_IN;
        world.refuseOpening = OpeningRefused.Reason.CASE_OPEN;
        handOff();

        press("/recovery/start").andExpect(redirectedUrl("/recovery"));

        page("/recovery").andExpect(status().isOk());
        verify(world.caseLinks, never()).mail(any());
    }

    @Test
    void continuePressedTwiceOpensOneCase() throws Exception {
        handOff();

        press("/recovery/start");
        press("/recovery/start").andExpect(redirectedUrl("/recovery"));

        assertThat(world.all).hasSize(1);
    }

    @Test
    void pagesAreKeptNowhere() throws Exception {
        handOff().andExpect(header().string("Cache-Control", "no-store"));
        page("/recovery/warning").andExpect(header().string("Cache-Control", "no-store"));
        page("/recovery").andExpect(header().string("Cache-Control", "no-store"));
    }

    @Test
    void aHandOffOfOneBrowserIsNothingToAnother() throws Exception {
        handOff();
        session = new MockHttpSession();

        press("/recovery/start").andExpect(redirectedUrl("/recovery"));

        verify(world.cases, never()).open(any());
    }

    private ResultActions handOff() throws Exception {
        return http.perform(post("/recovery/hand-off").session(session).param("token", "a.b.c"));
    }
}
