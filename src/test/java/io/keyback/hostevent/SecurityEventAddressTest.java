package io.keyback.hostevent;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keyback.account.AccountId;
import io.keyback.account.SecurityEvents;
import io.keyback.account.TokenRefused;
import io.keyback.recovery.CaseBusy;
import io.keyback.recovery.Pauses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class SecurityEventAddressTest {

    private static final String TOKEN = "a.b.c";
    private static final AccountId ACCOUNT = new AccountId("account-1");
    private static final Instant AT = Instant.parse("2026-11-24T14:05:00Z");

    private final SecurityEvents events = mock(SecurityEvents.class);
    private final Pauses pauses = mock(Pauses.class);
    private final MockMvc http = MockMvcBuilders.standaloneSetup(new SecurityEventAddress(events, pauses))
            .build();

    @Test
    void aSignInPausesTheCaseOfItsAccount() throws Exception {
        when(events.read(TOKEN)).thenReturn(Optional.of(new SecurityEvents.FullSignIn(ACCOUNT, AT)));

        push(TOKEN).andExpect(status().isAccepted()).andExpect(content().string(""));

        verify(pauses).signInReported(ACCOUNT, AT);
    }

    @Test
    void whatMeansNothingHereIsAcceptedToo() throws Exception {
        when(events.read(TOKEN)).thenReturn(Optional.empty());

        push(TOKEN).andExpect(status().isAccepted());

        verify(pauses, never()).signInReported(any(), any());
    }

    @ParameterizedTest
    @CsvSource({
        "BAD_SIGNATURE, authentication_failed",
        "WRONG_ISSUER, invalid_issuer",
        "WRONG_AUDIENCE, invalid_audience",
        "MALFORMED, invalid_request",
        "NOT_YET_VALID, invalid_request"
    })
    void aRefusalCarriesTheCodeOfTheStandard(TokenRefused.Reason reason, String code) throws Exception {
        when(events.read(TOKEN)).thenThrow(new TokenRefused(reason));

        push(TOKEN)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.err").value(code))
                .andExpect(jsonPath("$.description").exists());
        verify(pauses, never()).signInReported(any(), any());
    }

    @Test
    void theHostSendsAgainWhatCouldNotBeDealtWith() throws Exception {
        when(events.read(TOKEN)).thenThrow(new UncheckedIOException(new IOException("no keys")));
        push(TOKEN).andExpect(status().isServiceUnavailable()).andExpect(header().exists("Retry-After"));

        when(events.read("d.e.f")).thenReturn(Optional.of(new SecurityEvents.FullSignIn(ACCOUNT, AT)));
        doThrow(new CaseBusy(new IllegalStateException("busy"))).when(pauses).signInReported(ACCOUNT, AT);
        push("d.e.f").andExpect(status().isServiceUnavailable());
    }

    @Test
    void ofALongBodyNoMoreIsReadThanATokenMayHave() throws Exception {
        push("x".repeat(1_000_000)).andExpect(status().isAccepted());

        verify(events).read(argThat(token -> token.length() == SecurityEvents.MAX_TOKEN_LENGTH + 1));
    }

    @Test
    void anotherTypeOfContentIsNotRead() throws Exception {
        http.perform(post("/host/events").contentType("application/json").content(TOKEN))
                .andExpect(status().isUnsupportedMediaType());

        verify(events, never()).read(any());
    }

    private ResultActions push(String token) throws Exception {
        return http.perform(
                post("/host/events").contentType("application/secevent+jwt").content(token));
    }
}
