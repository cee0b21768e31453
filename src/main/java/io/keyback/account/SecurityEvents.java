package io.keyback.account;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import io.keyback.account.TokenRefused.Reason;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the Security Event Tokens (RFC 8417) in which the host reports what happens to an account. One kind means
 * something here: "session established" of the OpenID Continuous Access Evaluation Profile, with authentication methods
 * (RFC 8176) beyond knowledge. Whoever could do that has a second factor.
 */
@Component
public class SecurityEvents {

    /** What is longer than this is no token of a host. */
    public static final int MAX_TOKEN_LENGTH = HostSignatures.MAX_TOKEN_LENGTH;

    static final Duration SKEW = Duration.ofSeconds(30);
    static final String SESSION_ESTABLISHED = "https://schemas.openid.net/secevent/caep/event-type/session-established";

    private static final JOSEObjectType TYPE = new JOSEObjectType("secevent+jwt");
    private static final Set<String> KNOWLEDGE = Set.of("pwd", "pin", "kba");

    private final HostProperties host;
    private final HostSignatures signatures;
    private final Clock clock;

    SecurityEvents(HostProperties host, HostSignatures signatures, Clock clock) {
        this.host = host;
        this.signatures = signatures;
        this.clock = clock;
    }

    /** Somebody signed in with a second factor. */
    public record FullSignIn(AccountId account, Instant at) {}

    /**
     * The sign-in that the token reports; empty where it reports something that Keyback has no use for, which is no
     * fault. Reading a token twice gives the same twice.
     *
     * @throws TokenRefused when it is not a sound token of the host for Keyback
     * @throws java.io.UncheckedIOException when the host's keys cannot be fetched
     */
    public Optional<FullSignIn> read(String token) {
        JWTClaimsSet claims = claims(token);
        if (!host.issuer().equals(claims.getIssuer())) {
            throw new TokenRefused(Reason.WRONG_ISSUER);
        }
        if (!claims.getAudience().equals(List.of(host.audience()))) {
            throw new TokenRefused(Reason.WRONG_AUDIENCE);
        }
        if (claims.getJWTID() == null || claims.getIssueTime() == null) {
            throw new TokenRefused(Reason.INCOMPLETE);
        }
        Instant issuedAt = claims.getIssueTime().toInstant();
        requirePast(issuedAt);
        try {
            return signIn(claims, issuedAt);
        } catch (ParseException e) {
            throw new TokenRefused(Reason.MALFORMED);
        }
    }

    private JWTClaimsSet claims(String token) {
        try {
            return signatures.verified(token, TYPE).getJWTClaimsSet();
        } catch (ParseException e) {
            throw new TokenRefused(Reason.MALFORMED);
        }
    }

    private Optional<FullSignIn> signIn(JWTClaimsSet claims, Instant issuedAt) throws ParseException {
        Map<String, Object> events = claims.getJSONObjectClaim("events");
        if (events == null || events.isEmpty()) {
            throw new TokenRefused(Reason.INCOMPLETE);
        }
        if (!events.containsKey(SESSION_ESTABLISHED)) {
            return Optional.empty();
        }
        Map<String, Object> event = JSONObjectUtils.getJSONObject(events, SESSION_ESTABLISHED);
        List<String> methods = event == null ? null : JSONObjectUtils.getStringList(event, "amr");
        if (event == null || methods == null || KNOWLEDGE.containsAll(methods)) {
            return Optional.empty();
        }
        Instant at = event.containsKey("event_timestamp")
                ? Instant.ofEpochSecond(JSONObjectUtils.getLong(event, "event_timestamp"))
                : issuedAt;
        requirePast(at);
        return Optional.of(new FullSignIn(account(claims), at));
    }

    /** A subject identifier (RFC 9493) of the format "opaque": the id by which the hand-off names the account. */
    private static AccountId account(JWTClaimsSet claims) throws ParseException {
        Map<String, Object> subject = claims.getJSONObjectClaim("sub_id");
        String id = subject == null ? null : text(subject, "id");
        if (id == null || id.isBlank() || !"opaque".equals(text(subject, "format"))) {
            throw new TokenRefused(Reason.INCOMPLETE);
        }
        if (id.length() > AccountId.MAX_LENGTH) {
            throw new TokenRefused(Reason.MALFORMED);
        }
        return new AccountId(id);
    }

    private static @Nullable String text(@Nullable Map<String, Object> object, String name) throws ParseException {
        return object == null ? null : JSONObjectUtils.getString(object, name);
    }

    private void requirePast(Instant time) {
        if (time.isAfter(clock.instant().plus(SKEW))) {
            throw new TokenRefused(Reason.NOT_YET_VALID);
        }
    }
}
