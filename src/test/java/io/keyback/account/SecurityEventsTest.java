package io.keyback.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import io.keyback.account.TokenRefused.Reason;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityEventsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T14:05:00Z");
    private static final Instant BEFORE = NOW.minusSeconds(90);

    private final HandoffSigner host = new HandoffSigner();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final SecurityEvents events =
            new SecurityEvents(host.properties(), new HostSignatures(new HostKeys(host.properties(), clock)), clock);

    @AfterEach
    void close() {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"otp", "sms", "hwk", "mfa"})
    void aSignInWithASecondFactorIsRead(String method) {
        String token = host.sign(type(), claims(signIn(List.of("pwd", method))).build());

        assertThat(events.read(token)).contains(new SecurityEvents.FullSignIn(HandoffSigner.ACCOUNT, BEFORE));
        assertThat(events.read(token)).isPresent();
    }

    @Test
    void withoutATimeOfTheEventTheTimeOfTheTokenCounts() {
        Map<String, Object> event = Map.of(SecurityEvents.SESSION_ESTABLISHED, Map.of("amr", List.of("pwd", "otp")));

        assertThat(events.read(host.sign(type(), claims(event).build())))
                .contains(new SecurityEvents.FullSignIn(HandoffSigner.ACCOUNT, NOW));
    }

    static Stream<Map<String, Object>> otherEvents() {
        return Stream.of(
                signIn(List.of("pwd")),
                signIn(List.of()),
                Map.of(SecurityEvents.SESSION_ESTABLISHED, Map.of()),
                Map.of("https://schemas.openid.net/secevent/caep/event-type/session-revoked", Map.of()));
    }

    @ParameterizedTest
    @MethodSource("otherEvents")
    void otherEventsAreNoFault(Map<String, Object> event) {
        assertThat(events.read(host.sign(type(), claims(event).build()))).isEmpty();
    }

    static Stream<Arguments> unsound() {
        Map<String, Object> good = signIn(List.of("pwd", "otp"));
        return Stream.of(
                Arguments.of(claims(good).issuer("https://evil.example"), Reason.WRONG_ISSUER),
                Arguments.of(claims(good).issuer(null), Reason.WRONG_ISSUER),
                Arguments.of(claims(good).audience("other"), Reason.WRONG_AUDIENCE),
                Arguments.of(claims(good).audience(List.of("keyback", "other")), Reason.WRONG_AUDIENCE),
                Arguments.of(claims(good).jwtID(null), Reason.INCOMPLETE),
                Arguments.of(claims(good).issueTime(null), Reason.INCOMPLETE),
                Arguments.of(claims(good).issueTime(Date.from(NOW.plusSeconds(31))), Reason.NOT_YET_VALID),
                Arguments.of(claims(signIn(List.of("otp"), NOW.plusSeconds(31))), Reason.NOT_YET_VALID),
                Arguments.of(claims(good).claim("sub_id", null), Reason.INCOMPLETE),
                Arguments.of(claims(good).claim("sub_id", Map.of("format", "email", "id", "x")), Reason.INCOMPLETE),
                Arguments.of(claims(good).claim("sub_id", Map.of("format", "opaque")), Reason.INCOMPLETE),
                Arguments.of(
                        claims(good)
                                .claim(
                                        "sub_id",
                                        Map.of("format", "opaque", "id", "x".repeat(AccountId.MAX_LENGTH + 1))),
                        Reason.MALFORMED),
                Arguments.of(claims(good).claim("events", Map.of()), Reason.INCOMPLETE),
                Arguments.of(claims(good).claim("events", null), Reason.INCOMPLETE),
                Arguments.of(claims(good).claim("events", "x"), Reason.MALFORMED),
                Arguments.of(
                        claims(Map.of(SecurityEvents.SESSION_ESTABLISHED, Map.of("amr", "otp"))), Reason.MALFORMED),
                Arguments.of(
                        claims(Map.of(
                                SecurityEvents.SESSION_ESTABLISHED,
                                Map.of("amr", List.of("otp"), "event_timestamp", "now"))),
                        Reason.MALFORMED));
    }

    @ParameterizedTest
    @MethodSource("unsound")
    void whatIsUnsoundIsRefused(JWTClaimsSet.Builder claims, Reason reason) {
        assertRefused(host.sign(type(), claims.build()), reason);
    }

    @Test
    void aTokenThatTheHostDidNotSignIsRefused() {
        JWTClaimsSet claims = claims(signIn(List.of("otp"))).build();

        assertRefused(HandoffSigner.sign(header(), claims, HandoffSigner.ecKey("host-1")), Reason.BAD_SIGNATURE);
        assertRefused("", Reason.MALFORMED);
        assertRefused("x".repeat(HostSignatures.MAX_TOKEN_LENGTH + 1), Reason.MALFORMED);
    }

    @Test
    void aHandOffIsNoEvent() {
        assertRefused(host.token(NOW), Reason.WRONG_TYPE);
    }

    private void assertRefused(String token, Reason reason) {
        assertThatExceptionOfType(TokenRefused.class)
                .isThrownBy(() -> events.read(token))
                .returns(reason, TokenRefused::reason);
    }

    private static Map<String, Object> signIn(List<String> methods) {
        return signIn(methods, BEFORE);
    }

    private static Map<String, Object> signIn(List<String> methods, Instant at) {
        return Map.of(
                SecurityEvents.SESSION_ESTABLISHED, Map.of("event_timestamp", at.getEpochSecond(), "amr", methods));
    }

    private static JWTClaimsSet.Builder claims(Map<String, Object> event) {
        return new JWTClaimsSet.Builder()
                .issuer(HandoffSigner.ISSUER)
                .audience(HandoffSigner.AUDIENCE)
                .jwtID("event-1")
                .issueTime(Date.from(NOW))
                .claim("sub_id", Map.of("format", "opaque", "id", HandoffSigner.ACCOUNT.value()))
                .claim("events", event);
    }

    private JWSHeader header() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(type())
                .keyID(host.key.getKeyID())
                .build();
    }

    private static JOSEObjectType type() {
        return new JOSEObjectType("secevent+jwt");
    }
}
