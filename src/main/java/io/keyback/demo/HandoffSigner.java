package io.keyback.demo;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import io.keyback.account.AccountId;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Signs the statement "this browser knows the password of this account" for Keyback; it says nothing else. */
@Component
@Profile("demo")
class HandoffSigner {

    private static final JOSEObjectType TYPE = new JOSEObjectType("keyback-handoff+jwt");

    private final ExchangeKey key;
    private final ExchangeSettings settings;
    private final String issuer;
    private final String audience;
    private final Clock clock;

    HandoffSigner(
            ExchangeKey key,
            ExchangeSettings settings,
            @Value("${keyback.host.issuer}") String issuer,
            @Value("${keyback.host.audience}") String audience,
            Clock clock) {
        this.key = key;
        this.settings = settings;
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
    }

    String sign(AccountId account) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .subject(account.value())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(settings.handoffValidFor())))
                .claim("amr", List.of("pwd"))
                .build();
        return key.sign(TYPE, claims);
    }
}
