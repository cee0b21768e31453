package io.keyback.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keyback.conversation.Author;
import io.keyback.conversation.MessageRefused;
import io.keyback.portal.PortalWorld.Case;
import io.keyback.recovery.CaseStatus;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.session.MapSession;
import org.springframework.session.MapSessionRepository;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;

class MessagesTest extends PortalTest {

    private static final String ID = "0b2f6f0e-4f6e-4a55-9a35-0e6f0f2f8f10";
    private static final String BOX = "<textarea id=\"message\"";
    private static final String SECTION = "<section id=\"messages\"";

    private Case mine;

    @BeforeEach
    void myRequestIsBeingDecided() {
        mine = myCaseAt("upload-identity-document");
        mine.step = null;
        mine.status = CaseStatus.IN_REVIEW;
        MapSession kept = new MapSession(session.getId());
        kept.setAttribute("io.keyback.portal.device", new Device(mine.id, mine.device));
        kept.setAttribute("io.keyback.portal.since", PortalWorld.NOW);
        part(MapSessionRepository.class).save(kept);
    }

    @Test
    void theReviewerHasNoName() throws Exception {
        world.say(mine.id, Author.STAFF, "Which city?");

        json("/recovery/messages")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.open").value(true))
                .andExpect(jsonPath("$.messages[0].author").value("STAFF"))
                .andExpect(jsonPath("$.messages[0].text").value("Which city?"))
                .andExpect(jsonPath("$.messages[0].unread").value(true))
                .andExpect(content().string(not(containsString("ruth"))));
    }

    @Test
    void onlyWhatIsNewIsRead() throws Exception {
        world.say(mine.id, Author.STAFF, "First");
        world.say(mine.id, Author.STAFF, "Second");

        json("/recovery/messages?after=1")
                .andExpect(jsonPath("$.messages", hasSize(1)))
                .andExpect(jsonPath("$.messages[0].text").value("Second"));
    }

    @Test
    void whatIsWrittenIsKept() throws Exception {
        write("Graz").andExpect(status().isOk()).andExpect(jsonPath("$.number").value(1));

        assertThat(mine.messages).extracting(message -> message.text()).containsExactly("Graz");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotTakenIsSaid(MessageRefused.Reason reason) throws Exception {
        MessageRefused refused = mock();
        when(refused.reason()).thenReturn(reason);
        doThrow(refused).when(world.conversations).requireAttachmentWanted(mine.id);

        attach().andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message").value(reason.words()));
        assertThat(mine.messages).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"no id\"}",
                "{\"id\":\"not an id\",\"text\":\"x\"}",
                "{\"id\":7,\"text\":\"x\"}",
                "{\"id\":\"" + ID + "\"}",
                "{\"id\":\"" + ID + "\",\"text\":[]}"
            })
    void whatNoPageSendsIsRefused(String data) throws Exception {
        send("/recovery/messages", "{\"data\":" + data + "}").andExpect(status().isBadRequest());

        assertThat(mine.messages).isEmpty();
    }

    @Test
    void anotherDeviceThatTookOverReadsAndWritesAlone() throws Exception {
        mine.device++;

        json("/recovery/messages").andExpect(status().isForbidden());
        write("Graz").andExpect(status().isForbidden());
        news(0).andExpect(status().isForbidden());

        assertThat(mine.messages).isEmpty();
    }

    @Test
    void aDeviceThatIsReplacedWhileItWritesWritesNothing() throws Exception {
        when(world.cases.lock(mine.id)).thenAnswer(call -> {
            mine.device++;
            return mine.view();
        });

        write("Graz").andExpect(status().isForbidden());

        assertThat(mine.messages).isEmpty();
    }

    @Test
    void whatIsThereIsAnsweredAtOnce() throws Exception {
        world.say(mine.id, Author.STAFF, "Which city?");

        MvcResult answer = news(0).andReturn();

        http.perform(asyncDispatch(answer))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.messages[0].text").value("Which city?"));
        verify(world.arrivals, never()).await(any(), eq(0), any());
    }

    @Test
    void whoWaitsGetsWhatComes() throws Exception {
        Waiting waiting = new Waiting();
        MvcResult answer = news(0).andReturn();

        world.say(mine.id, Author.STAFF, "Which city?");
        waiting.end();

        http.perform(asyncDispatch(answer))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.messages[0].text").value("Which city?"));
    }

    @Test
    void whoIsReplacedWhileHeWaitsGetsNothing() throws Exception {
        Waiting waiting = new Waiting();
        MvcResult answer = news(0).andReturn();

        mine.device++;
        world.say(mine.id, Author.STAFF, "For the new device");
        waiting.end();

        http.perform(asyncDispatch(answer))
                .andExpect(status().isForbidden())
                .andExpect(content().string(not(containsString("For the new device"))));
    }

    @Test
    void nobodyWaitsWhereNothingCanCome() throws Exception {
        mine.status = CaseStatus.REJECTED;

        http.perform(asyncDispatch(news(0).andReturn()))
                .andExpect(jsonPath("$.open").value(false))
                .andExpect(jsonPath("$.messages", hasSize(0)));
    }

    @Test
    void whatWasLookedAtIsMarked() throws Exception {
        send("/recovery/messages/read", "{\"data\":{\"number\":3}}").andExpect(status().isNoContent());

        verify(world.conversations).markReadByApplicant(mine.id, 3);
    }

    @Test
    void aPictureComesWithItsId() throws Exception {
        attach().andExpect(status().isOk()).andExpect(jsonPath("$.number").value(1));

        verify(world.conversations).attach(eq(mine.id), eq(UUID.fromString(ID)), any(), any());
    }

    @ParameterizedTest
    @EnumSource(names = {"IN_REVIEW", "AWAITING_INFO"})
    void thePageHasABoxWhileTheRequestIsDecided(CaseStatus status) throws Exception {
        mine.status = status;
        if (status == CaseStatus.AWAITING_INFO) {
            mine.open(AdditionalInfoRule.FORM);
        }

        page("/recovery").andExpect(content().string(containsString(BOX)));
        page("/recovery/status").andExpect(content().string(containsString(BOX)));
    }

    @Test
    void afterTheDecisionWhatWasWrittenIsThereToRead() throws Exception {
        mine.status = CaseStatus.REJECTED;
        page("/recovery").andExpect(content().string(not(containsString(SECTION))));

        world.say(mine.id, Author.STAFF, "Which city?");

        page("/recovery")
                .andExpect(content().string(containsString(SECTION)))
                .andExpect(content().string(not(containsString(BOX))));
    }

    private ResultActions write(String text) throws Exception {
        return send("/recovery/messages", "{\"data\":{\"id\":\"" + ID + "\",\"text\":\"" + text + "\"}}");
    }

    private ResultActions news(int after) throws Exception {
        return http.perform(get("/recovery/messages/news?after=" + after)
                .with(request -> {
                    request.setRequestedSessionId(session.getId());
                    return request;
                })
                .accept(MediaType.APPLICATION_JSON));
    }

    private ResultActions attach() throws Exception {
        return http.perform(multipart("/recovery/messages/pictures/" + ID)
                .file(new MockMultipartFile("picture", "a.jpg", MediaType.IMAGE_JPEG_VALUE, new byte[] {1}))
                .session(session)
                .accept(MediaType.APPLICATION_JSON));
    }

    /** The request that waits, until the test lets it end. */
    private final class Waiting {

        private final CompletableFuture<Object> answer = new CompletableFuture<>();
        private Supplier<Object> read = () -> "nobody waits";

        Waiting() {
            when(world.arrivals.await(eq(mine.id), eq(0), any())).thenAnswer(call -> {
                read = call.getArgument(2);
                return answer;
            });
        }

        void end() {
            try {
                answer.complete(read.get());
            } catch (RuntimeException refused) {
                answer.completeExceptionally(refused);
            }
        }
    }
}
