package io.keyback.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.keyback.account.AccountId;
import io.keyback.account.FactorId;
import io.keyback.account.ResetAuthorization;
import io.keyback.account.SecondFactor;
import io.keyback.account.SecondFactorReset;
import io.keyback.demo.ResetRefused.Reason;
import io.keyback.keys.Keys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ExchangeTest
class ExchangeResetIT {

    private static final String EXCHANGE = "https://halden.example";
    private static final JOSEObjectType TYPE = new JOSEObjectType(ResetAuthorization.TYPE);

    @Autowired
    private SecondFactorReset reset;

    @Autowired
    private ExchangeAccounts accounts;

    @Autowired
    private SignIn signIn;

    @Autowired
    private ExchangeProtection protection;

    @Autowired
    private TestHolders holders;

    @Autowired
    private Keys keys;

    @Autowired
    private Clock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    private AccountId account = new AccountId("not yet");
    private List<FactorId> factors = List.of();

    @BeforeEach
    void anAccountWithBothFactors() {
        account = holders.withBoth().id();
        factors = factorsNow();
    }

    @Test
    void theNamedFactorsAreRemoved() throws Exception {
        reset(signed(claims().build()));

        assertThat(factorsNow()).isEmpty();
    }

    @Test
    void withTheResetTheHoldBegins() throws Exception {
        reset(signed(claims().build()));

        assertThat(protection.heldUntil(account)).hasValue(clock.instant().plus(Duration.ofHours(24)));
        assertThat(protection.lets(account, clock.instant())).isFalse();
    }

    @Test
    void aFactorThatIsNotNamedStays() throws Exception {
        reset(signed(claims().claim("factors", List.of(factors.get(0).value())).build()));

        assertThat(factorsNow()).containsExactly(factors.get(1));
    }

    @Test
    void aFactorOfAnotherAccountStays() throws Exception {
        AccountId other = holders.withAuthenticator().id();
        List<String> both = List.of(
                factors.get(0).value(), accounts.factors(other).get(0).id().value());

        reset(signed(claims().claim("factors", both).build()));

        assertThat(factorsNow()).containsExactly(factors.get(1));
        assertThat(accounts.factors(other)).hasSize(1);
    }

    @Test
    void aRepeatedResetLeavesAFactorEnrolledMeanwhile() throws Exception {
        String token = signed(claims().build());
        reset(token);
        enrolAuthenticator();

        reset(token);
        reset(signed(claims().build()));

        assertThat(accounts.factors(account))
                .extracting(EnrolledFactor::kind)
                .containsExactly(SecondFactor.Kind.AUTHENTICATOR_APP);
    }

    @Test
    void aRepeatedResetIsNoErrorEvenWhenItComesLate() throws Exception {
        String token = signed(claims().build());
        reset(token);

        ((SetClock) clock).pass(Duration.ofHours(1));

        reset(token);
        assertThat(factorsNow()).isEmpty();
    }

    @Test
    void anIdempotencyKeyIsGoodForOneReset() throws Exception {
        JWTClaimsSet first =
                claims().claim("factors", List.of(factors.get(0).value())).build();
        reset(signed(first));

        reset(signed(new JWTClaimsSet.Builder(first)
                .claim("factors", List.of(factors.get(1).value()))
                .build()));

        assertThat(factorsNow()).containsExactly(factors.get(1));
    }

    @Test
    void resetsAtOnceAreOneReset() throws Exception {
        String token = signed(claims().build());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> once = () -> {
                reset(token);
                return true;
            };

            List<Future<Boolean>> all = threads.invokeAll(Collections.nCopies(4, once));

            assertThat(all).extracting(Future::get).containsOnly(true);
            assertThat(factorsNow()).isEmpty();
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void theExchangeCommitsWhateverBecomesOfKeybacksTransaction() throws Exception {
        String token = signed(claims().build());

        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            reset(token);
            transaction.setRollbackOnly();
        });

        assertThat(factorsNow()).isEmpty();
    }

    @Test
    void aRefusedResetMayBeTriedAgainRightly() throws Exception {
        JWTClaimsSet claims = claims().build();
        assertRefused(
                Reason.EXPIRED,
                signed(new JWTClaimsSet.Builder(claims)
                        .expirationTime(Date.from(clock.instant()))
                        .build()));

        reset(signed(claims));

        assertThat(factorsNow()).isEmpty();
    }

    @Test
    void aForeignKeysSignatureIsRefused() throws Exception {
        ECKey foreign = new ECKeyGenerator(Curve.P_256).generate();

        assertRefused(Reason.BAD_SIGNATURE, signed(foreign, TYPE, claims().build()));
    }

    @Test
    void claimsChangedAfterSigningAreRefused() throws Exception {
        String[] parts = signed(claims().build()).split("\\.", -1);
        String[] other = signed(claims().build()).split("\\.", -1);

        assertRefused(Reason.BAD_SIGNATURE, parts[0] + "." + other[1] + "." + parts[2]);
    }

    @Test
    void noSignatureIsRefused() {
        assertRefused(Reason.MALFORMED, new PlainJWT(claims().build()).serialize());
    }

    @Test
    void whatIsNoTokenIsRefused() {
        assertRefused(Reason.MALFORMED, "approved");
    }

    @Test
    void anotherTypeOfTokenIsRefused() throws Exception {
        assertRefused(Reason.WRONG_TYPE, signed(keys.signingKey(), JOSEObjectType.JWT, claims().build()));
        assertRefused(Reason.WRONG_TYPE, signed(keys.signingKey(), null, claims().build()));
    }

    @Test
    void anAuthorizationForAnotherHostIsRefused() throws Exception {
        assertRefused(
                Reason.WRONG_AUDIENCE,
                signed(claims().audience("https://other.example").build()));
        assertRefused(
                Reason.WRONG_AUDIENCE,
                signed(claims().audience(List.of(EXCHANGE, "https://other.example"))
                        .build()));
    }

    @Test
    void anExpiredAuthorizationIsRefused() throws Exception {
        assertRefused(
                Reason.EXPIRED,
                signed(claims().expirationTime(Date.from(clock.instant())).build()));
    }

    @Test
    void anAuthorizationThatLacksSomethingIsRefused() throws Exception {
        assertRefused(Reason.INCOMPLETE, signed(claims().subject(null).build()));
        assertRefused(Reason.INCOMPLETE, signed(claims().jwtID(null).build()));
        assertRefused(Reason.INCOMPLETE, signed(claims().expirationTime(null).build()));
        assertRefused(Reason.INCOMPLETE, signed(claims().claim("factors", null).build()));
        assertRefused(
                Reason.INCOMPLETE, signed(claims().claim("held_until", null).build()));
        assertRefused(
                Reason.INCOMPLETE, signed(claims().claim("factors", List.of()).build()));
    }

    @Test
    void anUnknownAccountIsRefused() throws Exception {
        assertRefused(
                Reason.UNKNOWN_ACCOUNT, signed(claims().subject("halden-nobody").build()));
    }

    @Test
    void theTokenCountsAndNotWhatStandsBesideIt() throws Exception {
        AccountId other = holders.withAuthenticator().id();
        String token = signed(claims().build());

        reset.reset(new ResetAuthorization(
                token,
                other,
                accounts.factors(other).stream().map(EnrolledFactor::id).toList(),
                Instant.MIN,
                "another key",
                Instant.MAX));

        assertThat(accounts.factors(other)).hasSize(1);
        assertThat(factorsNow()).isEmpty();
    }

    private void assertRefused(Reason reason, String token) {
        assertThatExceptionOfType(ResetRefused.class)
                .isThrownBy(() -> reset(token))
                .extracting(ResetRefused::reason)
                .isEqualTo(reason);
        assertThat(factorsNow()).isEqualTo(factors);
    }

    private void reset(String token) {
        reset.reset(new ResetAuthorization(token, account, factors, Instant.MIN, "unused", clock.instant()));
    }

    private List<FactorId> factorsNow() {
        return accounts.factors(account).stream().map(EnrolledFactor::id).toList();
    }

    private void enrolAuthenticator() {
        assertThat(signIn.enrol(account, TestHolders.SECRET, new Totp().code(TestHolders.SECRET, clock.instant())))
                .isEqualTo(SignIn.EnrolmentAnswer.ENROLLED);
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("https://keyback.example")
                .audience(EXCHANGE)
                .subject(account.value())
                .jwtID(UUID.randomUUID().toString())
                .claim("factors", factors.stream().map(FactorId::value).toList())
                .claim("held_until", Date.from(clock.instant().plus(Duration.ofHours(24))))
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plusSeconds(300)));
    }

    private String signed(JWTClaimsSet claims) throws Exception {
        return signed(keys.signingKey(), TYPE, claims);
    }

    private static String signed(ECKey key, @Nullable JOSEObjectType type, JWTClaimsSet claims) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).type(type).build(), claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }
}
