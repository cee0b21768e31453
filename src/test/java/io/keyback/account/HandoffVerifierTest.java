package io.keyback.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.keyback.Attacks;
import io.keyback.account.TokenRefused.Reason;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandoffVerifierTest {

    private static final Instant NOW = Instant.parse("2026-11-24T14:05:00Z");

    private final HandoffSigner host = new HandoffSigner();
    private final HandoffTokens tokens = mock(HandoffTokens.class);
    private HandoffVerifier verifier = verifierAt(NOW);

    @BeforeEach
    void everyTokenIsNew() {
        when(tokens.use(anyString(), anyString(), any())).thenReturn(true);
    }

    @AfterEach
    void stopHost() {
        host.close();
    }

    @Test
    void aTokenOfTheHostIsAcceptedAndUsedUp() {
        JWTClaimsSet claims = HandoffSigner.claims(NOW).jwtID("token-1").build();

        Handoff handoff = verifier.verify(host.sign(claims));

        assertThat(handoff).isEqualTo(new Handoff(HandoffSigner.ACCOUNT, "token-1"));
        verify(tokens).use(HandoffSigner.ISSUER, "token-1", NOW.plusSeconds(60));
    }

    @Test
    void ps256IsAcceptedToo() {
        JWSHeader header =
                HandoffSigner.header(JWSAlgorithm.PS256, host.rsaKey.getKeyID()).build();

        Handoff handoff = verifier.verify(HandoffSigner.sign(header, claims(), host.rsaKey));

        assertThat(handoff.account()).isEqualTo(HandoffSigner.ACCOUNT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "e30.e30.", "e30.e30.e30", "\u0000", "....", "eyJhbGciOiJFUzI1NiJ9"})
    void whatIsNoSignedTokenIsMalformed(String token) {
        assertRefused(token, Reason.MALFORMED);
    }

    @Test
    void aTokenLongerThanTheLimitIsNotEvenParsed() {
        String padding = "x".repeat(HostSignatures.MAX_TOKEN_LENGTH);

        assertRefused(host.sign(HandoffSigner.claims(NOW).claim("x", padding).build()), Reason.MALFORMED);
        assertThat(host.fetches).hasValue(0);
    }

    @Test
    void anUnsignedTokenIsRefused() {
        String none = new PlainJWT(claims()).serialize();
        String typedNone =
                base64("{\"alg\":\"none\",\"typ\":\"keyback-handoff+jwt\"}") + none.substring(none.indexOf('.'));

        assertRefused(none, Reason.MALFORMED);
        assertRefused(typedNone, Reason.MALFORMED);
    }

    @Test
    void thePublicKeyIsNoSharedSecret() throws Exception {
        JWSHeader header =
                HandoffSigner.header(JWSAlgorithm.HS256, host.key.getKeyID()).build();
        for (byte[] secret : List.of(
                host.key.toPublicKey().getEncoded(),
                host.key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8),
                host.rsaKey.toPublicKey().getEncoded())) {
            SignedJWT jwt = new SignedJWT(header, claims());
            jwt.sign(new MACSigner(secret));

            assertRefused(jwt.serialize(), Reason.BAD_SIGNATURE);
        }
    }

    @Test
    void onlyEs256AndPs256AreAccepted() {
        for (JWSAlgorithm algorithm : Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS512)) {
            JWSHeader header =
                    HandoffSigner.header(algorithm, host.rsaKey.getKeyID()).build();

            assertRefused(HandoffSigner.sign(header, claims(), host.rsaKey), Reason.BAD_SIGNATURE);
        }
    }

    @Test
    void anotherKeyUnderTheHostsKidIsRefused() {
        ECKey forged = HandoffSigner.ecKey(host.key.getKeyID());
        JWSHeader header =
                HandoffSigner.header(JWSAlgorithm.ES256, forged.getKeyID()).build();

        assertRefused(HandoffSigner.sign(header, claims(), forged), Reason.BAD_SIGNATURE);
    }

    @Test
    void aKeyThatTheTokenBringsAlongIsIgnored() {
        ECKey forged = HandoffSigner.ecKey("forged");
        JWSHeader header = HandoffSigner.header(JWSAlgorithm.ES256, forged.getKeyID())
                .jwk(forged.toPublicJWK())
                .build();

        assertRefused(HandoffSigner.sign(header, claims(), forged), Reason.BAD_SIGNATURE);
    }

    @Test
    void anUnknownKidIsRefusedAndSearchedForOnlySoOften() {
        JWSHeader header = HandoffSigner.header(JWSAlgorithm.ES256, "unknown").build();
        String token = HandoffSigner.sign(header, claims(), host.key);

        for (int i = 0; i < 10; i++) {
            assertRefused(token, Reason.BAD_SIGNATURE);
        }

        assertThat(host.fetches).hasValue(1);
    }

    @Test
    void aNewKeyOfTheHostIsFoundWithoutARestart() {
        MovableClock clock = new MovableClock(NOW);
        verifier = verifierWith(clock);
        verifier.verify(host.token(NOW));
        ECKey next = HandoffSigner.ecKey("host-2");
        host.published.add(next.toPublicJWK());

        clock.now = NOW.plus(HostKeys.SEARCHED_AGAIN_AFTER).plusSeconds(1);
        JWSHeader header = HandoffSigner.header(JWSAlgorithm.ES256, "host-2").build();
        Handoff handoff = verifier.verify(HandoffSigner.sign(header, claims(), next));

        assertThat(handoff.account()).isEqualTo(HandoffSigner.ACCOUNT);
        assertThat(host.fetches).hasValue(2);
    }

    @Test
    void aKeyThatTheHostWithdrewIsForgotten() {
        MovableClock clock = new MovableClock(NOW);
        verifier = verifierWith(clock);
        verifier.verify(host.token(NOW));
        host.published.clear();

        clock.now = NOW.plus(HostKeys.FRESH_FOR).plusSeconds(1);

        assertRefused(host.token(clock.now), Reason.BAD_SIGNATURE);
    }

    @Test
    void anRsaKeyThatIsTooShortIsRefused() {
        RSAKey weak = HandoffSigner.rsaKey(1024);
        host.published.add(weak.toPublicJWK());
        JWSHeader header =
                HandoffSigner.header(JWSAlgorithm.PS256, weak.getKeyID()).build();

        assertRefused(HandoffSigner.sign(header, claims(), weak), Reason.BAD_SIGNATURE);
    }

    @Test
    void claimsChangedAfterSigningAreRefused() {
        String[] parts = host.token(NOW).split("\\.", -1);
        String forged =
                base64(HandoffSigner.claims(NOW).subject("victim").build().toString());

        assertRefused(parts[0] + "." + forged + "." + parts[2], Reason.BAD_SIGNATURE);
    }

    @Test
    void anotherTypeIsRefused() {
        for (JOSEObjectType type : List.of(JOSEObjectType.JWT, new JOSEObjectType("keyback-reset+jwt"))) {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(type)
                    .keyID(host.key.getKeyID())
                    .build();

            assertRefused(HandoffSigner.sign(header, claims(), host.key), Reason.WRONG_TYPE);
        }
        JWSHeader untyped = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(host.key.getKeyID())
                .build();
        assertRefused(HandoffSigner.sign(untyped, claims(), host.key), Reason.WRONG_TYPE);
    }

    @Test
    void aTokenIsGoodUntilItsExpiryAndTheSkewAfter() {
        String token = host.token(NOW);
        Instant end = NOW.plusSeconds(60).plus(HandoffVerifier.SKEW);

        assertThat(verifierAt(end.minusMillis(1)).verify(token)).isNotNull();
        verifier = verifierAt(end);
        assertRefused(token, Reason.EXPIRED);
    }

    @Test
    void aTokenOfTheFutureIsRefusedBeyondTheSkew() {
        Instant edge = NOW.plus(HandoffVerifier.SKEW);

        assertThat(verifier.verify(host.token(edge))).isNotNull();
        assertRefused(host.token(edge.plusSeconds(1)), Reason.NOT_YET_VALID);
        assertRefused(claims -> claims.notBeforeTime(Date.from(edge.plusSeconds(1))), Reason.NOT_YET_VALID);
    }

    @Test
    void aTokenLivesTwoMinutesAtMost() {
        Instant limit = NOW.plus(HandoffVerifier.MAX_LIFETIME);

        assertThat(verifier.verify(host.sign(HandoffSigner.claims(NOW)
                        .expirationTime(Date.from(limit))
                        .build())))
                .isNotNull();
        assertRefused(claims -> claims.expirationTime(Date.from(limit.plusSeconds(1))), Reason.LIVES_TOO_LONG);
        assertRefused(
                claims -> claims.expirationTime(Date.from(NOW.plus(Duration.ofDays(3650)))), Reason.LIVES_TOO_LONG);
    }

    static Stream<Arguments> forged() {
        return Stream.of(
                forged("another issuer", claims -> claims.issuer("https://evil.example"), Reason.WRONG_ISSUER),
                forged(
                        "the issuer with a slash",
                        claims -> claims.issuer("https://exchange.example/"),
                        Reason.WRONG_ISSUER),
                forged(
                        "the issuer in capitals",
                        claims -> claims.issuer("HTTPS://EXCHANGE.EXAMPLE"),
                        Reason.WRONG_ISSUER),
                forged("no issuer", claims -> claims.issuer(null), Reason.INCOMPLETE),
                forged("another audience", claims -> claims.audience("other"), Reason.WRONG_AUDIENCE),
                forged(
                        "one audience too many",
                        claims -> claims.audience(List.of("keyback", "other")),
                        Reason.WRONG_AUDIENCE),
                forged(
                        "the audience twice",
                        claims -> claims.audience(List.of("keyback", "keyback")),
                        Reason.WRONG_AUDIENCE),
                forged("the audience in capitals", claims -> claims.audience("KEYBACK"), Reason.WRONG_AUDIENCE),
                forged("no audience", claims -> claims.audience((String) null), Reason.INCOMPLETE),
                forged("no account", claims -> claims.subject(null), Reason.INCOMPLETE),
                forged("a blank account", claims -> claims.subject(" "), Reason.INCOMPLETE),
                forged(
                        "an account too long",
                        claims -> claims.subject("x".repeat(AccountId.MAX_LENGTH + 1)),
                        Reason.MALFORMED),
                forged("an unknown account", claims -> claims.subject("nobody"), Reason.UNKNOWN_ACCOUNT),
                forged("the account in capitals", claims -> claims.subject("ACCOUNT-1"), Reason.UNKNOWN_ACCOUNT),
                forged("the account with a space", claims -> claims.subject("account-1 "), Reason.UNKNOWN_ACCOUNT),
                forged("no id", claims -> claims.jwtID(null), Reason.INCOMPLETE),
                forged("an empty id", claims -> claims.jwtID(""), Reason.INCOMPLETE),
                forged("a blank id", claims -> claims.jwtID(" "), Reason.INCOMPLETE),
                forged("no time of issue", claims -> claims.issueTime(null), Reason.INCOMPLETE),
                forged(
                        "issued in an hour",
                        claims -> claims.issueTime(Date.from(NOW.plusSeconds(3600)))
                                .expirationTime(Date.from(NOW.plusSeconds(3660))),
                        Reason.NOT_YET_VALID),
                forged("no end", claims -> claims.expirationTime(null), Reason.INCOMPLETE),
                forged("an end that is a word", claims -> claims.claim("exp", "tomorrow"), Reason.MALFORMED),
                forged(
                        "an end before the beginning",
                        claims -> claims.expirationTime(Date.from(NOW.minusSeconds(1))),
                        Reason.MALFORMED),
                forged(
                        "ended an hour ago",
                        claims -> claims.issueTime(Date.from(NOW.minusSeconds(3660)))
                                .expirationTime(Date.from(NOW.minusSeconds(3600))),
                        Reason.EXPIRED),
                forged(
                        "good for ten years",
                        claims -> claims.expirationTime(Date.from(NOW.plus(Duration.ofDays(3650)))),
                        Reason.LIVES_TOO_LONG),
                forged(
                        "good a second too long",
                        claims -> claims.expirationTime(
                                Date.from(NOW.plus(HandoffVerifier.MAX_LIFETIME).plusSeconds(1))),
                        Reason.LIVES_TOO_LONG),
                forged(
                        "good from tomorrow",
                        claims -> claims.notBeforeTime(Date.from(NOW.plus(Duration.ofDays(1)))),
                        Reason.NOT_YET_VALID),
                forged("no way of sign-in", claims -> claims.claim("amr", null), Reason.INCOMPLETE),
                forged("an empty way of sign-in", claims -> claims.claim("amr", List.of()), Reason.INCOMPLETE),
                forged(
                        "without a password",
                        claims -> claims.claim("amr", List.of("otp", "cookie")),
                        Reason.INCOMPLETE),
                forged("a password in capitals", claims -> claims.claim("amr", List.of("PWD")), Reason.INCOMPLETE),
                forged("a way of sign-in that is no list", claims -> claims.claim("amr", "pwd"), Reason.MALFORMED));
    }

    private static Arguments forged(String what, UnaryOperator<JWTClaimsSet.Builder> change, Reason reason) {
        return Arguments.of(what, change, reason);
    }

    /** Signed by the host, and not good all the same. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("forged")
    void aHandOffWithOneThingWrongIsRefusedAndNotUsedUp(
            String what, UnaryOperator<JWTClaimsSet.Builder> change, Reason reason) {
        assertRefused(change, reason);
    }

    @Test
    void thereAreManyWaysToForge() {
        assertThat(forged()).hasSizeGreaterThanOrEqualTo(30);
        Attacks.counted("forged hand-offs", forged().count() + ", none accepted");
    }

    @Test
    void aTokenIsGoodOnce() {
        when(tokens.use(anyString(), anyString(), any())).thenReturn(true, false);
        String token = host.token(NOW);

        verifier.verify(token);

        assertThatExceptionOfType(TokenRefused.class)
                .isThrownBy(() -> verifier.verify(token))
                .returns(Reason.ALREADY_USED, TokenRefused::reason);
    }

    @Test
    void aHostThatCannotBeReachedIsNoRefusal() {
        String token = host.token(NOW);
        host.close();

        assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(UncheckedIOException.class);
        verify(tokens, never()).use(anyString(), anyString(), any());
    }

    private void assertRefused(UnaryOperator<JWTClaimsSet.Builder> change, Reason reason) {
        assertRefused(host.sign(change.apply(HandoffSigner.claims(NOW)).build()), reason);
    }

    private void assertRefused(String token, Reason reason) {
        clearInvocations(tokens);
        assertThatExceptionOfType(TokenRefused.class)
                .isThrownBy(() -> verifier.verify(token))
                .returns(reason, TokenRefused::reason);
        verify(tokens, never()).use(anyString(), anyString(), any());
    }

    private HandoffVerifier verifierAt(Instant now) {
        return verifierWith(Clock.fixed(now, ZoneOffset.UTC));
    }

    private HandoffVerifier verifierWith(Clock clock) {
        return new HandoffVerifier(
                host.properties(),
                new HostSignatures(new HostKeys(host.properties(), clock)),
                tokens,
                HandoffVerifierTest::find,
                clock);
    }

    private static Optional<Account> find(AccountId id) {
        if (!id.equals(HandoffSigner.ACCOUNT)) {
            return Optional.empty();
        }
        PostalAddress address = new PostalAddress("Main Street 1", "Springfield", "12345", null, "DE");
        Profile profile = new Profile("Ann", "Example", LocalDate.of(1990, 1, 1), address);
        List<EmailAddress> addresses = List.of(new EmailAddress("ann@example.org"));
        return Optional.of(new Account(id, "ann", profile, List.of(), addresses, List.of()));
    }

    private static JWTClaimsSet claims() {
        return HandoffSigner.claims(NOW).build();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static final class MovableClock extends Clock {

        private Instant now;

        MovableClock(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
