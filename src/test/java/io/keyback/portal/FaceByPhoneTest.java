package io.keyback.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keyback.evidence.EvidenceKind;
import io.keyback.facecheck.LiveResult;
import io.keyback.portal.PortalWorld.Case;
import io.keyback.recovery.CaseStatus;
import io.keyback.recovery.InfoItem;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.session.MapSession;
import org.springframework.session.MapSessionRepository;
import org.springframework.test.web.servlet.ResultActions;

/** The code that a screen shows, and what the phone that scans it may do. */
class FaceByPhoneTest extends PortalTest {

    private static final String CODES = "/recovery/face/phone";
    private static final String CODE = "/recovery/face/phone/code-1";
    private static final String HERE = "/recovery/face/here";

    private final MockHttpSession phone = new MockHttpSession();
    private Case mine;

    @BeforeEach
    void theFaceIsWanted() {
        mine = myCaseAt(FaceCheckRule.FORM);
        mine.status = CaseStatus.FILLING_IN;
    }

    @Test
    void theCodeCarriesThePublicAddressWhateverTheRequestSays() throws Exception {
        http.perform(post(CODES).session(session).header(HttpHeaders.HOST, "evil.example"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.address", equalTo("https://keyback.example" + CODE)))
                .andExpect(jsonPath("$.path", startsWith("M4 4h7v1h-7z")))
                .andExpect(jsonPath("$.secondsLeft", equalTo(600)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirm-email-code", "choose-document-type", "upload-identity-document"})
    void noCodeIsMadeWhereNoFaceIsWanted(String form) throws Exception {
        mine.open(form);

        asks(CODES).andExpect(status().isConflict());

        verify(world.handOvers.mock, never()).make(any(), anyInt());
    }

    @Test
    void whereAReviewerAskedForTheFaceACodeIsMade() throws Exception {
        mine.open(AdditionalInfoRule.FORM);
        mine.status = CaseStatus.AWAITING_INFO;
        mine.infoRequestedAt = PortalWorld.NOW;
        mine.requested = Set.of(InfoItem.FACE);

        asks(CODES).andExpect(status().isOk());
        scans(CODE).andExpect(status().isOk());
    }

    @Test
    void whoHasNoCaseOrHasLostItMakesNoCode() throws Exception {
        http.perform(post(CODES).session(phone)).andExpect(status().isForbidden());
        mine.device++;
        asks(CODES).andExpect(status().isForbidden());
    }

    @Test
    void whoMadeEnoughCodesIsToldWhatToDo() throws Exception {
        world.handOvers.enough();

        asks(CODES)
                .andExpect(status().isTooManyRequests())
                .andExpect(jsonPath("$.message", containsString("wait an hour")));
    }

    @Test
    void lookingAtACodeOpensNothingAndTellsNothingOfTheCase() throws Exception {
        asks(CODES);

        for (int look = 0; look < 2; look++) {
            scans(CODE)
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("at <strong>host.example</strong> on another screen")))
                    .andExpect(content().string(containsString("Do not go on: he is after your account.")))
                    .andExpect(content()
                            .string(not(containsString(mine.view().reference().value()))));
        }

        assertThat(world.handOvers.of("code-1").opened()).isFalse();
        assertThat(phone.getAttributeNames().hasMoreElements()).isFalse();
    }

    @Test
    void pressingOpensItInANewSessionThatKeepsNothingElse() throws Exception {
        asks(CODES);
        phone.setAttribute("io.keyback.portal.handed-off", new HandedOff(PortalWorld.ACCOUNT, world.now));
        bind(phone, world.opened());
        String before = phone.getId();

        opens(CODE).andExpect(status().isSeeOther()).andExpect(redirectedUrl(HERE));

        assertThat(phone.getId()).isNotEqualTo(before);
        assertThat(Collections.list(phone.getAttributeNames()))
                .containsExactlyInAnyOrder("io.keyback.portal.handed-over", "io.keyback.portal.since");
        onPhone(HERE)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("GO!")))
                .andExpect(content()
                        .string(not(containsString(mine.view().reference().value()))));
    }

    @Test
    void itOpensOnceAndSaysSo() throws Exception {
        asks(CODES);
        opens(CODE);
        MockHttpSession another = new MockHttpSession();

        http.perform(get(CODE).session(another))
                .andExpect(status().isForbidden())
                .andExpect(content().string(containsString("This code was used already")));
        http.perform(post(CODE).session(another))
                .andExpect(status().isForbidden())
                .andExpect(content().string(containsString("This code was used already")));

        assertThat(another.getAttribute("io.keyback.portal.handed-over")).isNull();
        scans(CODE).andExpect(redirectedUrl(HERE));
        opens(CODE).andExpect(redirectedUrl(HERE));
    }

    @Test
    void ofTwoWhoPressAtOnceOneIsLetIn() throws Exception {
        asks(CODES);
        when(world.handOvers.mock.open(world.handOvers.of("code-1").id())).thenReturn(false);

        opens(CODE)
                .andExpect(status().isForbidden())
                .andExpect(content().string(containsString("This code was used already")));

        assertThat(phone.getAttribute("io.keyback.portal.handed-over")).isNull();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SHOWN")
    void aCodeThatDoesNotWorkAnyMoreIsRefused(HandOverEnding why) throws Exception {
        asks(CODES);
        why.happens(world, mine);

        assertRefused(CODE);
    }

    @Test
    void whatIsNoCodeIsRefused() throws Exception {
        asks(CODES);

        assertRefused(CODES + "/code-9");
    }

    private void assertRefused(String code) throws Exception {
        scans(code)
                .andExpect(status().isForbidden())
                .andExpect(content().string(containsString("This code does not work any more")));
        opens(code)
                .andExpect(status().isForbidden())
                .andExpect(content().string(containsString("This code does not work any more")));

        assertThat(phone.getAttribute("io.keyback.portal.handed-over")).isNull();
    }

    @Test
    void theBrowserThatMadeItCannotUseItUp() throws Exception {
        asks(CODES);

        page(CODE).andExpect(status().isConflict()).andExpect(content().string(containsString("for another device")));
        press(CODE).andExpect(status().isConflict());

        assertThat(world.handOvers.of("code-1").opened()).isFalse();
        page("/recovery").andExpect(status().isOk());
    }

    @ParameterizedTest
    @MethodSource("io.keyback.portal.OtherCaseTest#addresses")
    void thePhoneMayDoNothingElseInTheCase(String address) throws Exception {
        asks(CODES);
        opens(CODE);
        String step = stepOf(mine);

        MockHttpServletResponse toPhone = answer(address, step, phone);
        MockHttpServletResponse toStranger = answer(address, step, new MockHttpSession());

        assertThat(toPhone.getStatus()).isEqualTo(toStranger.getStatus()).isIn(303, 403);
        assertThat(toPhone.getContentAsString()).isEqualTo(toStranger.getContentAsString());
        assertThat(toPhone.getRedirectedUrl()).isEqualTo(toStranger.getRedirectedUrl());
        assertThat(stepOf(mine)).isEqualTo(step);
        assertThat(world.completed(mine)).isEmpty();
        assertThat(world.handOvers.of("code-1").end()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "TAKEN_BACK, The other screen goes on by itself.",
        "REPLACED,   Another code was made on the other screen.",
        "TOO_OLD,    the face check is open on this phone for a short time only.",
        "TAKEN_OVER, The request on the other screen does not wait for your face now.",
        "STOPPED,    The request on the other screen does not wait for your face now.",
        "STEP_DONE,  The request on the other screen does not wait for your face now.",
        "SHOWN,      Go on on the other screen."
    })
    void thePhoneIsToldWhatEnded(HandOverEnding event, String words) throws Exception {
        asks(CODES);
        opens(CODE);
        stateOnPhone().andExpect(jsonPath("$.open", equalTo(true)));
        event.happens(world, mine);

        stateOnPhone()
                .andExpect(jsonPath("$.open", equalTo(false)))
                .andExpect(jsonPath("$.say", containsString(words)));
        onPhone(HERE)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(words)))
                .andExpect(content().string(not(containsString("GO!"))));
    }

    @Test
    void whoOpenedNoCodeHasNoPage() throws Exception {
        onPhone(HERE).andExpect(status().isForbidden());
        page(HERE).andExpect(status().isForbidden());
        onPhone(HERE + "/state").andExpect(jsonPath("$.open", equalTo(false)));
    }

    @Test
    void whoGoesOnWithACaseShowsNoFaceForAnother() throws Exception {
        asks(CODES);
        opens(CODE);
        Case own = world.opened();
        world.links.put("good", own.id);

        http.perform(post("/recovery/resume/good").session(phone));

        assertThat(phone.getAttribute("io.keyback.portal.handed-over")).isNull();
        onPhone(HERE).andExpect(status().isForbidden());
    }

    @Test
    void theScreenFollowsThePhone() throws Exception {
        asks(CODES);
        screenReads("WAITING", "Waiting for your phone…");

        opens(CODE);
        screenReads("CONNECTED", "Your phone is connected. Follow what it says.");
        world.handOvers.mock.asks(world.handOvers.of("code-1").id(), 2, 3);
        screenReads("CONNECTED", "Step 2 of 3 on your phone.");
        world.attemptsLeft = 2;
        world.handOvers.mock.attemptEnded(world.handOvers.of("code-1").id(), LiveResult.End.AGAIN);
        screenReads("CONNECTED", "That did not succeed on your phone. You can try 2 more times there.");
        world.attemptsLeft = 1;
        screenReads("CONNECTED", "That did not succeed on your phone. You can try once more there.");
        world.attemptsLeft = 0;
        screenReads("CONNECTED", "You have used all attempts. Please choose above that a person checks instead.");
        world.handOvers.mock.asks(world.handOvers.of("code-1").id(), 0, 3);
        screenReads("CONNECTED", "Your phone is connected. Follow what it says.");
        world.handOvers.mock.attemptEnded(world.handOvers.of("code-1").id(), LiveResult.End.SHOWN);
        screenReads("SHOWN", "Thank you. We have seen everything.");
    }

    @Test
    void theScreenIsToldThatAReviewerLooks() throws Exception {
        asks(CODES);
        opens(CODE);

        world.handOvers.mock.attemptEnded(world.handOvers.of("code-1").id(), LiveResult.End.LEFT_TO_REVIEWER);

        screenReads(
                "LEFT_TO_REVIEWER",
                "You have used all attempts. A person looks at your pictures instead. Press Continue to go on.");
    }

    @Test
    void theScreenIsToldWhatEnded() throws Exception {
        screenReads("ENDED", "No phone is connected.");
        asks(CODES);
        asks(CODES + "/end").andExpect(status().isNoContent());
        screenReads("ENDED", "The phone is not used any more.");
        asks(CODES);
        world.now = world.now.plus(Duration.ofMinutes(10));
        screenReads("ENDED", "The code was not used in time. For your safety, it does not work any more.");
        asks(CODES);
        opens(CODES + "/code-3");
        world.now = world.now.plus(Duration.ofMinutes(15));
        screenReads("ENDED", "It took too long on your phone. For your safety, it is disconnected.");
    }

    @Test
    void aScreenThatWasLoadedAgainFollowsThePhoneAndKnowsThePictures() throws Exception {
        page("/recovery").andExpect(content().string(not(containsString("data-by-phone"))));
        asks(CODES);
        page("/recovery").andExpect(content().string(not(containsString("data-by-phone"))));
        opens(CODE);
        page("/recovery")
                .andExpect(content().string(containsString("data-by-phone")))
                .andExpect(content().string(not(containsString("data-taken"))));

        world.replace(mine.id, EvidenceKind.FACE_FRAME, List.of("selfie"));
        world.handOvers.mock.attemptEnded(world.handOvers.of("code-1").id(), LiveResult.End.SHOWN);

        page("/recovery")
                .andExpect(content().string(containsString("data-taken")))
                .andExpect(content().string(not(containsString("data-by-phone"))));
    }

    /** As the script of the page does. */
    private ResultActions asks(String address) throws Exception {
        return http.perform(post(address).session(session).accept(MediaType.APPLICATION_JSON));
    }

    private ResultActions scans(String address) throws Exception {
        return onPhone(address);
    }

    private ResultActions opens(String address) throws Exception {
        return http.perform(post(address).session(phone).accept(MediaType.TEXT_HTML));
    }

    private ResultActions onPhone(String address) throws Exception {
        return http.perform(get(address).session(phone));
    }

    /** By the id of the session, which is not used. */
    private ResultActions stateOnPhone() throws Exception {
        MapSession kept = new MapSession(phone.getId());
        kept.setAttribute(
                "io.keyback.portal.handed-over",
                new HandedOver(world.handOvers.of("code-1").id()));
        kept.setAttribute("io.keyback.portal.since", PortalWorld.NOW);
        part(MapSessionRepository.class).save(kept);
        return http.perform(get(HERE + "/state").with(request -> {
            request.setRequestedSessionId(phone.getId());
            return request;
        }));
    }

    private MockHttpServletResponse answer(String address, String step, MockHttpSession who) throws Exception {
        return http.perform(OtherCaseTest.with(address, step).session(who))
                .andReturn()
                .getResponse();
    }

    private void screenReads(String state, String words) {
        ScreenStanding standing = part(FaceByPhone.class).onScreen(mine.view());
        assertThat(standing).isEqualTo(new ScreenStanding(ScreenStanding.State.valueOf(state), words));
    }
}
