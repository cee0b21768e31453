package io.keyback.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import io.keyback.conversation.Author;
import io.keyback.portal.PortalWorld.Case;
import io.keyback.recovery.CaseStatus;
import io.keyback.recovery.InfoItem;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Wherever the ids of another case are put, they lead nowhere: the server knows the case of a browser by itself. */
class OtherCaseTest extends PortalTest {

    /** What a browser calls before it has a case. */
    private static final Set<String> WITHOUT_A_CASE = Set.of(
            "POST /recovery/hand-off",
            "GET /recovery/hand-off",
            "GET /recovery/warning",
            "POST /recovery/start",
            "GET /recovery/start",
            "GET /recovery/resume/{token}",
            "POST /recovery/resume/{token}",
            "GET /recovery/stop/{token}",
            "POST /recovery/stop/{token}",
            "GET /recovery/face/phone/{token}",
            "POST /recovery/face/phone/{token}",
            "GET /recovery/face/here",
            "GET /recovery/face/here/state",
            "POST /recovery/face/here/consent");

    private static final String MESSAGE_ID = "0b2f6f0e-4f6e-4a55-9a35-0e6f0f2f8f10";

    private Case other;
    private Case mine;

    @BeforeEach
    void theOtherCaseAwaitsWhatMineDoesNot() {
        other = world.opened();
        other.open(AdditionalInfoRule.FORM);
        other.status = CaseStatus.AWAITING_INFO;
        other.requested = Set.of(InfoItem.values());
        other.infoRequestedAt = PortalWorld.NOW;
        world.say(other.id, Author.STAFF, "For the other only");
        mine = myCaseAt("provide-latest-transactions");
        mine.status = CaseStatus.FILLING_IN;
    }

    static Stream<String> addresses() {
        return Stream.of(
                "GET /recovery",
                "GET /recovery/state",
                "GET /recovery/status",
                "GET /recovery/appeal",
                "GET /recovery/receipt",
                "GET /recovery/save",
                "GET /recovery/withdraw",
                "POST /recovery/withdraw",
                "POST /recovery/save",
                "POST /recovery/steps/{stepId}",
                "GET /recovery/steps/{stepId}/send-again",
                "POST /recovery/steps/{stepId}/send-again",
                "GET /recovery/items/{item}/{form}",
                "POST /recovery/items/{item}/{form}",
                "GET /recovery/messages",
                "GET /recovery/messages/news",
                "POST /recovery/messages",
                "POST /recovery/messages/read",
                "POST /recovery/messages/pictures/{id}",
                "GET /recovery/face/phone",
                "POST /recovery/face/phone",
                "GET /recovery/face/phone/state",
                "GET /recovery/face/phone/end",
                "POST /recovery/face/phone/end",
                "POST /recovery/face/consent",
                "GET /recovery/face/consent/withdraw",
                "POST /recovery/face/consent/withdraw",
                "POST /recovery/evidence/document/{side}",
                "POST /recovery/evidence/document/{side}/anyway");
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void theIdsOfAnotherCaseChangeNothing(String address) throws Exception {
        String otherStep = stepOf(other);
        String myStep = stepOf(mine);

        String answer = http.perform(with(address, otherStep)
                        .queryParam("caseId", other.id.toString())
                        .queryParam("case", other.id.toString())
                        .queryParam("stepId", otherStep)
                        .header("X-Case-Id", other.id.toString())
                        .session(session))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(answer).doesNotContain("For the other only");
        assertThat(other.messages).hasSize(1);
        verify(world.conversations, never()).markReadByApplicant(eq(other.id), anyInt());
        assertThat(stepOf(other)).isEqualTo(otherStep);
        assertThat(other.answers).isEmpty();
        assertThat(other.given).isEmpty();
        assertThat(other.evidence).isEmpty();
        assertThat(other.device).isEqualTo(1);
        assertThat(world.completed(other)).isEmpty();
        verify(world.handOvers.mock, never()).make(eq(other.id), anyInt());
        verify(world.handOvers.mock, never()).end(eq(other.id), any());
        verify(world.caseLinks, never()).mail(eq(other.id));
        verify(world.stops, never()).withdraw(eq(other.id));
        verify(world.consents, never()).give(eq(other.id));
        verify(world.consents, never()).withdraw(eq(other.id));
        verify(world.codes, never()).confirm(eq(other.id), any());
        verify(world.receipts, never()).ofSubmission(other.id);
        if (!address.equals("POST /recovery/withdraw")) {
            assertThat(stepOf(mine)).isEqualTo(myStep);
        }
        assertThat(mine.answers).isEmpty();
        assertThat(mine.evidence).isEmpty();
        assertThat(world.completed(mine)).isEmpty();
    }

    @Test
    void everyAddressIsTried() {
        RequestMappingHandlerMapping mappings = part(RequestMappingHandlerMapping.class);
        Set<String> mapped = mappings.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith("/recovery"))
                        .flatMap(pattern -> mapping.getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + pattern)))
                .filter(address -> !WITHOUT_A_CASE.contains(address))
                .collect(Collectors.toSet());

        assertThat(addresses()).containsExactlyInAnyOrderElementsOf(mapped);
    }

    static AbstractMockHttpServletRequestBuilder<?> with(String address, String step) {
        String path = address.substring(address.indexOf(' ') + 1)
                .replace("{stepId}", step)
                .replace("{item}", "FACE")
                .replace("{form}", FaceCheckRule.FORM)
                .replace("{side}", "front")
                .replace("{id}", MESSAGE_ID);
        if (path.contains("/evidence/") || path.contains("/pictures/")) {
            return multipart(path).file(new MockMultipartFile("picture", new byte[] {1}));
        }
        MockHttpServletRequestBuilder request =
                request(HttpMethod.valueOf(address.substring(0, address.indexOf(' '))), path);
        // Good answers, so that nothing but the id is in the way.
        String answer =
                path.contains("/items/") ? "{\"way\":\"PERSON\",\"reason\":\"NOT_SAID\"}" : "{\"noTransactions\":true}";
        if (path.contains("/messages")) {
            request.queryParam("after", "0");
            answer = "{\"id\":\"" + MESSAGE_ID + "\",\"text\":\"Hello\",\"number\":1}";
        }
        return request.contentType(MediaType.APPLICATION_JSON).content("{\"data\":" + answer + "}");
    }
}
