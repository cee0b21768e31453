package io.keyback.account;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.keyback.account.TokenRefused.Reason;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Verifies the host's signed one-time hand-off token and uses it up. */
@Component
public class HandoffVerifier {

    static final Duration MAX_LIFETIME = Duration.ofMinutes(2);
    static final Duration SKEW = Duration.ofSeconds(30);

    private static final JOSEObjectType TYPE = new JOSEObjectType("keyback-handoff+jwt");
    private static final String AUTHENTICATION_METHODS = "amr";
    private static final String PASSWORD = "pwd";

    private final HostProperties host;
    private final HostSignatures signatures;
    private final HandoffTokens tokens;
    private final AccountDirectory accounts;
    private final Clock clock;

    HandoffVerifier(
            HostProperties host,
            HostSignatures signatures,
            HandoffTokens tokens,
            AccountDirectory accounts,
            Clock clock) {
        this.host = host;
        this.signatures = signatures;
        this.tokens = tokens;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Verifies signature, type, issuer, audience and times, and records the token as used, atomically.
     *
     * @throws TokenRefused with the reason
     * @throws java.io.UncheckedIOException when the host's keys cannot be fetched; the token is not used up by that
     */
    public Handoff verify(String token) {
        SignedJWT jwt = signatures.verified(token, TYPE);
        Claims claims = claims(jwt);
        requireIssuerAndAudience(claims);
        requireTimes(claims);
        requireAccount(claims.account());
        useUp(claims);
        return new Handoff(claims.account(), claims.tokenId());
    }

    private static Claims claims(SignedJWT jwt) {
        JWTClaimsSet claims;
        List<String> methods;
        try {
            claims = jwt.getJWTClaimsSet();
            methods = claims.getStringListClaim(AUTHENTICATION_METHODS);
        } catch (ParseException e) {
            throw new TokenRefused(Reason.MALFORMED);
        }
        if (methods == null || !methods.contains(PASSWORD)) {
            throw new TokenRefused(Reason.INCOMPLETE);
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
            throw new TokenRefused(Reason.INCOMPLETE);
        }
        return claim;
    }

    private static AccountId account(String subject) {
        if (subject.length() > AccountId.MAX_LENGTH) {
            throw new TokenRefused(Reason.MALFORMED);
        }
        return new AccountId(subject);
    }

    private void requireIssuerAndAudience(Claims claims) {
        if (!claims.issuer().equals(host.issuer())) {
            throw new TokenRefused(Reason.WRONG_ISSUER);
        }
        if (!claims.audience().equals(List.of(host.audience()))) {
            throw new TokenRefused(Reason.WRONG_AUDIENCE);
        }
    }

    private void requireTimes(Claims claims) {
        Instant now = clock.instant();
        if (claims.issuedAt().isAfter(claims.expiresAt())) {
            throw new TokenRefused(Reason.MALFORMED);
        }
        if (claims.issuedAt().plus(MAX_LIFETIME).isBefore(claims.expiresAt())) {
            throw new TokenRefused(Reason.LIVES_TOO_LONG);
        }
        if (!now.isBefore(claims.expiresAt().plus(SKEW))) {
            throw new TokenRefused(Reason.EXPIRED);
        }
        Instant latestStart = now.plus(SKEW);
        Date notBefore = claims.notBefore();
        boolean notBeforeLater = notBefore != null && notBefore.toInstant().isAfter(latestStart);
        if (notBeforeLater || claims.issuedAt().isAfter(latestStart)) {
            throw new TokenRefused(Reason.NOT_YET_VALID);
        }
    }

    private void requireAccount(AccountId account) {
        if (accounts.find(account).isEmpty()) {
            throw new TokenRefused(Reason.UNKNOWN_ACCOUNT);
        }
    }

    private void useUp(Claims claims) {
        if (!tokens.use(claims.issuer(), claims.tokenId(), claims.expiresAt())) {
            throw new TokenRefused(Reason.ALREADY_USED);
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
