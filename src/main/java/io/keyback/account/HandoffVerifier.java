package io.keyback.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.keyback.account.HandoffRefused.Reason;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Verifies the host's signed one-time hand-off token and uses it up. */
@Component
public class HandoffVerifier {

    static final int MAX_TOKEN_LENGTH = 4096;
    static final Duration MAX_LIFETIME = Duration.ofMinutes(2);
    static final Duration SKEW = Duration.ofSeconds(30);
    static final int MIN_RSA_BITS = 2048;

    private static final JOSEObjectType TYPE = new JOSEObjectType("keyback-handoff+jwt");
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.ES256, JWSAlgorithm.PS256);
    private static final String AUTHENTICATION_METHODS = "amr";
    private static final String PASSWORD = "pwd";

    private final HostProperties host;
    private final HostKeys keys;
    private final HandoffTokens tokens;
    private final AccountDirectory accounts;
    private final Clock clock;
    private final DefaultJWSVerifierFactory verifiers = new DefaultJWSVerifierFactory();

    HandoffVerifier(HostProperties host, HostKeys keys, HandoffTokens tokens, AccountDirectory accounts, Clock clock) {
        this.host = host;
        this.keys = keys;
        this.tokens = tokens;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Verifies signature, type, issuer, audience and times, and records the token as used, atomically.
     *
     * @throws HandoffRefused with the reason
     * @throws java.io.UncheckedIOException when the host's keys cannot be fetched; the token is not used up by that
     */
    public Handoff verify(String token) {
        SignedJWT jwt = parse(token);
        requireType(jwt.getHeader());
        requireSignature(jwt);
        Claims claims = claims(jwt);
        requireIssuerAndAudience(claims);
        requireTimes(claims);
        requireAccount(claims.account());
        useUp(claims);
        return new Handoff(claims.account(), claims.tokenId());
    }

    private static SignedJWT parse(String token) {
        if (token.length() > MAX_TOKEN_LENGTH) {
            throw new HandoffRefused(Reason.MALFORMED);
        }
        try {
            return SignedJWT.parse(token);
        } catch (ParseException | IllegalArgumentException e) {
            throw new HandoffRefused(Reason.MALFORMED);
        }
    }

    private static void requireType(JWSHeader header) {
        if (!TYPE.equals(header.getType())) {
            throw new HandoffRefused(Reason.WRONG_TYPE);
        }
    }

    private void requireSignature(SignedJWT jwt) {
        boolean signed = ALGORITHMS.contains(jwt.getHeader().getAlgorithm())
                && keys.matching(jwt.getHeader()).stream().anyMatch(key -> signedWith(key, jwt));
        if (!signed) {
            throw new HandoffRefused(Reason.BAD_SIGNATURE);
        }
    }

    private boolean signedWith(JWK key, SignedJWT jwt) {
        boolean tooShort = KeyType.RSA.equals(key.getKeyType()) && key.size() < MIN_RSA_BITS;
        if (tooShort || !(key instanceof AsymmetricJWK asymmetric)) {
            return false;
        }
        try {
            return jwt.verify(verifiers.createJWSVerifier(jwt.getHeader(), asymmetric.toPublicKey()));
        } catch (JOSEException e) {
            return false;
        }
    }

    private static Claims claims(SignedJWT jwt) {
        JWTClaimsSet claims;
        List<String> methods;
        try {
            claims = jwt.getJWTClaimsSet();
            methods = claims.getStringListClaim(AUTHENTICATION_METHODS);
        } catch (ParseException e) {
            throw new HandoffRefused(Reason.MALFORMED);
        }
        if (methods == null || !methods.contains(PASSWORD)) {
            throw new HandoffRefused(Reason.INCOMPLETE);
        }
        return new Claims(
                required(claims.getIssuer()),
                required(claims.getAudience()),
                account(required(claims.getSubject())),
                required(claims.getJWTID()),
                required(claims.getIssueTime()).toInstant(),
                required(claims.getExpirationTime()).toInstant(),
                claims.getNotBeforeTime());
    }

    private static <T> T required(@Nullable T claim) {
        boolean blank = claim instanceof String text && text.isBlank();
        boolean empty = claim instanceof List<?> list && list.isEmpty();
        if (claim == null || blank || empty) {
            throw new HandoffRefused(Reason.INCOMPLETE);
        }
        return claim;
    }

    private static AccountId account(String subject) {
        if (subject.length() > AccountId.MAX_LENGTH) {
            throw new HandoffRefused(Reason.MALFORMED);
        }
        return new AccountId(subject);
    }

    private void requireIssuerAndAudience(Claims claims) {
        if (!claims.issuer().equals(host.issuer())) {
            throw new HandoffRefused(Reason.WRONG_ISSUER);
        }
        if (!claims.audience().equals(List.of(host.audience()))) {
            throw new HandoffRefused(Reason.WRONG_AUDIENCE);
        }
    }

    private void requireTimes(Claims claims) {
        Instant now = clock.instant();
        if (claims.issuedAt().isAfter(claims.expiresAt())) {
            throw new HandoffRefused(Reason.MALFORMED);
        }
        if (claims.issuedAt().plus(MAX_LIFETIME).isBefore(claims.expiresAt())) {
            throw new HandoffRefused(Reason.LIVES_TOO_LONG);
        }
        if (!now.isBefore(claims.expiresAt().plus(SKEW))) {
            throw new HandoffRefused(Reason.EXPIRED);
        }
        Instant latestStart = now.plus(SKEW);
        Date notBefore = claims.notBefore();
        boolean notBeforeLater = notBefore != null && notBefore.toInstant().isAfter(latestStart);
        if (notBeforeLater || claims.issuedAt().isAfter(latestStart)) {
            throw new HandoffRefused(Reason.NOT_YET_VALID);
        }
    }

    private void requireAccount(AccountId account) {
        if (accounts.find(account).isEmpty()) {
            throw new HandoffRefused(Reason.UNKNOWN_ACCOUNT);
        }
    }

    private void useUp(Claims claims) {
        if (!tokens.use(claims.issuer(), claims.tokenId(), claims.expiresAt())) {
            throw new HandoffRefused(Reason.ALREADY_USED);
        }
    }

    private record Claims(
            String issuer,
            List<String> audience,
            AccountId account,
            String tokenId,
            Instant issuedAt,
            Instant expiresAt,
            @Nullable Date notBefore) {}
}
