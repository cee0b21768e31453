package io.keyback.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keyback.evidence.EvidenceKind;
import io.keyback.portal.PortalWorld.Case;
import io.keyback.recovery.CaseStatus;
import io.keyback.recovery.ConsentWording;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.ResultActions;

/** The consent to the face check: asked for before anything is recorded, given by a press, taken back by a press. */
class ConsentTest extends PortalTest {

    private static final String CONSENT = "/recovery/face/consent";
    private static final String WITHDRAW = CONSENT + "/withdraw";
    private static final String BY_PHONE = "/recovery/face/here/consent";
    private static final String CODE = "/recovery/face/phone/code-1";

    private final MockHttpSession phone = new MockHttpSession();
    private Case mine;

    @BeforeEach
    void theFaceIsWanted() {
        mine = myCaseAt(FaceCheckRule.FORM);
        mine.status = CaseStatus.FILLING_IN;
    }

    @Test
    void bothWaysStandSideBySideAndNeitherIsChosen() throws Exception {
        page("/recovery")
                .andExpect(content().string(containsString("<h2>Show your face to the camera</h2>")))
                .andExpect(content().string(containsString("<h2>A person checks instead, by appointment</h2>")))
                .andExpect(content().string(containsString("until 30 days after the end of your request")))
                .andExpect(content().string(containsString(ConsentWording.PRESENT.words())))
                .andExpect(content().string(containsString("\"data\":{}")));
    }

    @Test
    void whoComesBackWithPicturesFindsTheCameraChosen() throws Exception {
        mine.consented = true;
        world.replace(mine.id, EvidenceKind.FACE_FRAME, List.of("selfie"));

        page("/recovery")
                .andExpect(content().string(containsString("\"data\":{\"way\":\"CAMERA\"}")))
                .andExpect(content().string(containsString(WITHDRAW)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"choose-document-type", "provide-additional-info"})
    void whereverTheRequestStandsItCanBeTakenBack(String form) throws Exception {
        mine.open(form);
        page("/recovery").andExpect(content().string(not(containsString(WITHDRAW))));

        mine.consented = true;

        page("/recovery").andExpect(content().string(containsString(WITHDRAW)));
    }

    @Test
    void itIsGivenOnTheScreen() throws Exception {
        asks(CONSENT).andExpect(status().isNoContent());

        assertThat(mine.consented).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirm-email-code", "choose-document-type"})
    void itIsNotGivenWhereNoFaceIsWanted(String form) throws Exception {
        mine.open(form);

        asks(CONSENT).andExpect(status().isConflict());

        verify(world.consents, never()).give(any());
    }

    @Test
    void aDeviceThatWasReplacedDoesNotGiveIt() throws Exception {
        mine.device++;

        asks(CONSENT).andExpect(status().isForbidden());

        assertThat(mine.consented).isFalse();
    }

    @Test
    void itIsGivenOnThePhoneThatOpenedTheCode() throws Exception {
        asks("/recovery/face/phone");
        onPhone(BY_PHONE).andExpect(status().isForbidden());
        onPhone(CODE);

        onPhone(BY_PHONE).andExpect(status().isNoContent());

        assertThat(mine.consented).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aPhoneThatIsNotWantedAnyMoreDoesNotGiveIt(HandOverEnding why) throws Exception {
        asks("/recovery/face/phone");
        onPhone(CODE);
        why.happens(world, mine);

        onPhone(BY_PHONE).andExpect(status().isConflict()).andExpect(jsonPath("$.message", not(equalTo(""))));

        verify(world.consents, never()).give(any());
    }

    @Test
    void itIsWithdrawnAfterAQuestion() throws Exception {
        mine.consented = true;

        page(WITHDRAW)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("The pictures of your face are erased at once.")));
        assertThat(mine.consented).isTrue();
        press(WITHDRAW).andExpect(redirectedUrl("/recovery"));

        assertThat(mine.consented).isFalse();
        page(WITHDRAW).andExpect(redirectedUrl("/recovery"));
    }

    @ParameterizedTest
    @EnumSource(names = {"FILLING_IN", "IN_REVIEW", "AWAITING_INFO"})
    void untilADecisionTheStatusPageOffersIt(CaseStatus status) throws Exception {
        mine.status = status;

        page("/recovery/status").andExpect(content().string(not(containsString(WITHDRAW))));
        mine.consented = true;
        page("/recovery/status").andExpect(content().string(containsString(WITHDRAW)));
    }

    @ParameterizedTest
    @EnumSource(names = {"APPROVED", "HELD", "REJECTED"})
    void afterADecisionItSaysWhatBecomesOfThePictures(CaseStatus status) throws Exception {
        mine.status = status;
        mine.consented = true;

        page("/recovery/status")
                .andExpect(content().string(not(containsString(WITHDRAW))))
                .andExpect(content().string(containsString("The pictures of your face are not used any more.")));
        page(WITHDRAW).andExpect(redirectedUrl("/recovery"));
    }

    private ResultActions asks(String address) throws Exception {
        return http.perform(post(address).session(session).accept(MediaType.APPLICATION_JSON));
    }

    private ResultActions onPhone(String address) throws Exception {
        return http.perform(post(address).session(phone).accept(MediaType.APPLICATION_JSON));
    }
}
