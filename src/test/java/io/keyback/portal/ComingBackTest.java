package io.keyback.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keyback.portal.PortalWorld.Case;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpSession;

class ComingBackTest extends PortalTest {

    private static final String LINK = "/recovery/resume/dG9rZW4";

    @Test
    void lookingAtALinkUsesNothingUp() throws Exception {
        Case linked = linkedCase();

        page(LINK).andExpect(status().isOk()).andExpect(content().string(containsString("Continue")));

        verify(world.caseLinks, never()).open(anyString());
        assertThat(linked.device).isEqualTo(1);
    }

    @Test
    void continueOnALinkGoesOnWithTheCaseUnderANewSessionId() throws Exception {
        Case linked = linkedCase();
        String before = session.getId();

        press(LINK).andExpect(status().isSeeOther()).andExpect(redirectedUrl("/recovery"));

        assertThat(session.getId()).isNotEqualTo(before);
        assertThat(linked.device).isEqualTo(2);
        page("/recovery").andExpect(status().isOk());
    }

    @Test
    void aSessionEndsAnHourAfterItBeganHoweverBusyItIsAndTheCaseWaits() throws Exception {
        Case linked = linkedCase();
        press(LINK);
        String step = stepOf(linked);

        for (int minutes = 0; minutes < 60; minutes += 10) {
            page("/recovery").andExpect(status().isOk());
            world.now = world.now.plus(Duration.ofMinutes(10));
        }

        page("/recovery")
                .andExpect(status().isForbidden())
                .andExpect(content().string(containsString("after an hour in any case")))
                .andExpect(content().string(containsString("Every step that you sent is kept")));
        assertThat(session.isInvalid()).isTrue();
        session = new MockHttpSession();
        press(LINK);
        page("/recovery").andExpect(status().isOk());
        assertThat(stepOf(linked)).isEqualTo(step);
    }

    @Test
    void anUnknownOrOldLinkSaysHowToGoOn() throws Exception {
        press("/recovery/resume/unknown")
                .andExpect(status().isForbidden())
                .andExpect(content().string(containsString("This link does not work any more")))
                .andExpect(content().string(containsString("https://host.example/sign-in")));
    }

    @Test
    void theDeviceBeforeIsToldThatAnotherWentOnAndHowToComeBack() throws Exception {
        Case linked = linkedCase();
        MockHttpSession desktop = new MockHttpSession();
        bind(desktop, linked);
        press(LINK);

        session = desktop;
        page("/recovery")
                .andExpect(status().isForbidden())
                .andExpect(content().string(containsString("You went on with another device")))
                .andExpect(content().string(containsString("https://host.example/sign-in")));
        answer(stepOf(linked), "{\"code\":\"12345678\"}")
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.message").value(containsString("another device")));

        assertThat(world.completed(linked)).isEmpty();
    }

    @Test
    void savingMailsALinkAndSaysWhere() throws Exception {
        Case mine = myCaseAt("provide-personal-information");

        press("/recovery/save")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("We sent a link to")))
                .andExpect(content().string(containsString("a***@example.org")));

        verify(world.caseLinks).mail(mine.id);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLinkThatNoMailServerTakesIsSaidWithTheWayOn(boolean mailed) throws Exception {
        myCaseAt("provide-personal-information");
        world.mayMail = mailed;
        world.lastMailRefused = Optional.of(PortalWorld.NOW);

        press("/recovery/save")
                .andExpect(content().string(containsString("refuses our emails for good")))
                .andExpect(content().string(containsString("a***@example.org")))
                .andExpect(content().string(not(containsString("We sent"))))
                .andExpect(content().string(not(containsString("spam folder"))));
    }

    @Test
    void whenEnoughLinksWereMailedThePageSaysSo() throws Exception {
        myCaseAt("provide-personal-information");
        world.mayMail = false;

        press("/recovery/save").andExpect(content().string(containsString("so we do not send another one now")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/recovery",
                "/recovery/status",
                "/recovery/items/FACE/complete-face-check",
                "/recovery?caseId=1e7ab1ec-0000-4000-8000-000000000001"
            })
    void withoutASessionEveryPageShowsTheWaysBack(String address) throws Exception {
        world.opened();

        page(address)
                .andExpect(status().isForbidden())
                .andExpect(content().string(containsString("Your session has ended")))
                .andExpect(content().string(containsString("open the newest one that we sent")))
                .andExpect(content().string(containsString("https://host.example/sign-in")));
        verify(world.cases, never()).find(any());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/recovery/hand-off", "/recovery/start", "/recovery/save", "/recovery/steps/1/send-again"})
    void anAddressThatOnlyTakesWhatIsSentLeadsBackWhenItIsLoaded(String address) throws Exception {
        myCaseAt("provide-personal-information");

        page(address).andExpect(status().isSeeOther()).andExpect(redirectedUrl("/recovery"));

        verify(world.caseLinks, never()).mail(any());
    }

    @Test
    void aCaseThatIsGoneEndsTheSession() throws Exception {
        myCaseAt("provide-personal-information");
        world.all.clear();

        page("/recovery").andExpect(status().isForbidden());
    }

    @Test
    void theSessionKeepsTheDeviceOverARestart() throws Exception {
        Device device = new Device(world.opened().id, 3);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        new ObjectOutputStream(bytes).writeObject(device);

        assertThat(new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject())
                .isEqualTo(device);
    }

    private Case linkedCase() {
        Case linked = world.opened();
        world.links.put("dG9rZW4", linked.id);
        return linked;
    }
}
