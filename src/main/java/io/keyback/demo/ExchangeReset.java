package io.keyback.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.keyback.account.AccountId;
import io.keyback.account.ResetAuthorization;
import io.keyback.account.SecondFactorReset;
import io.keyback.demo.ResetRefused.Reason;
import io.keyback.keys.Keys;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Removes second factors on Keyback's word, as a host does: it believes the signed token alone, whatever else stands in
 * the authorization, and throws {@link ResetRefused} when the token is not good.
 */
@Component
@Profile("demo")
class ExchangeReset implements SecondFactorReset {

    private final ExchangeDatabase database;
    private final JdbcClient jdbc;
    private final ExchangeProtection protection;
    private final Keys keys;
    private final String issuer;
    private final Clock clock;

    ExchangeReset(
            ExchangeDatabase database,
            ExchangeProtection protection,
            Keys keys,
            @Value("${keyback.host.issuer}") String issuer,
            Clock clock) {
        this.database = database;
        this.protection = protection;
        this.jdbc = database.jdbc();
        this.keys = keys;
        this.issuer = issuer;
        this.clock = clock;
    }

    @Override
    public void reset(ResetAuthorization authorization) {
        Order order = verified(authorization.token());
        database.inOwnTransaction(() -> carryOut(order));
    }

    private Order verified(String token) {
        try {
            SignedJWT jws = SignedJWT.parse(token);
            if (jws.getHeader().getType() == null
                    || !ResetAuthorization.TYPE.equals(jws.getHeader().getType().getType())) {
                throw new ResetRefused(Reason.WRONG_TYPE);
            }
            if (!JWSAlgorithm.ES256.equals(jws.getHeader().getAlgorithm())
                    || !jws.verify(new ECDSAVerifier(keys.signingKey().toPublicJWK()))) {
                throw new ResetRefused(Reason.BAD_SIGNATURE);
            }
            return order(jws.getJWTClaimsSet());
        } catch (ParseException e) {
            throw new ResetRefused(Reason.MALFORMED);
        } catch (JOSEException e) {
            throw new ResetRefused(Reason.BAD_SIGNATURE);
        }
    }

    private Order order(JWTClaimsSet claims) throws ParseException {
        if (!List.of(issuer).equals(claims.getAudience())) {
            throw new ResetRefused(Reason.WRONG_AUDIENCE);
        }
        @Nullable String account = claims.getSubject();
        @Nullable String idempotencyKey = claims.getJWTID();
        @Nullable Date expires = claims.getExpirationTime();
        @Nullable List<String> factors = claims.getStringListClaim("factors");
        @Nullable Date heldUntil = claims.getDateClaim("held_until");
        if (account == null
                || idempotencyKey == null
                || expires == null
                || heldUntil == null
                || factors == null
                || factors.isEmpty()) {
            throw new ResetRefused(Reason.INCOMPLETE);
        }
        return new Order(
                new AccountId(account),
                idempotencyKey,
                expires.toInstant(),
                heldUntil.toInstant(),
                List.copyOf(factors));
    }

    /** The row of the idempotency key is taken first, so that of two at once the second waits and then does nothing. */
    private boolean carryOut(Order order) {
        int first = jdbc.sql("""
                        insert into exchange.reset_done (idempotency_key, account_id, factors, done_at)
                        values (:key, :account, :factors, :now) on conflict (idempotency_key) do nothing
                        """)
                .param("key", order.idempotencyKey())
                .param("account", order.account().value())
                .param("factors", order.factors().toArray(String[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (first == 0) {
            return false;
        }
        if (!clock.instant().isBefore(order.expires())) {
            throw new ResetRefused(Reason.EXPIRED);
        }
        if (!accountExists(order.account())) {
            throw new ResetRefused(Reason.UNKNOWN_ACCOUNT);
        }
        jdbc.sql("delete from exchange.second_factor where account_id = :account and id in (:factors)")
                .param("account", order.account().value())
                .param("factors", order.factors())
                .update();
        protection.hold(order.account(), order.heldUntil());
        return true;
    }

    private boolean accountExists(AccountId account) {
        return jdbc.sql("select count(*) from exchange.account where id = :id")
                        .param("id", account.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** What the token orders. */
    private record Order(
            AccountId account, String idempotencyKey, Instant expires, Instant heldUntil, List<String> factors) {}
}
