package io.keyback.demo;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import io.keyback.account.AccountId;
import io.keyback.account.SecondFactor;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings;
import org.springframework.context.annotation.Profile;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Tells Keyback that somebody signed in with a second factor, by a Security Event Token (RFC 8417) that is pushed (RFC
 * 8935). A host in earnest keeps what was not taken and sends it again; the demo says so in its log.
 */
@Component
@Profile("demo")
class SignInReports {

    private static final Logger log = LoggerFactory.getLogger(SignInReports.class);
    private static final JOSEObjectType TYPE = new JOSEObjectType("secevent+jwt");
    private static final String SESSION_ESTABLISHED =
            "https://schemas.openid.net/secevent/caep/event-type/session-established";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final ExchangeKey key;
    private final String issuer;
    private final String audience;
    private final URI address;
    private final AsyncTaskExecutor executor;
    private final Clock clock;
    private final RestClient keyback;

    SignInReports(
            ExchangeKey key,
            @Value("${keyback.host.issuer}") String issuer,
            @Value("${keyback.host.audience}") String audience,
            @Value("${keyback.public-url}") URI publicUrl,
            @Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor,
            Clock clock) {
        this.key = key;
        this.issuer = issuer;
        this.audience = audience;
        this.address = publicUrl.resolve("/host/events");
        this.executor = executor;
        this.clock = clock;
        this.keyback = RestClient.builder()
                .requestFactory(ClientHttpRequestFactoryBuilder.detect()
                        .build(ClientHttpRequestFactorySettings.defaults().withTimeouts(TIMEOUT, TIMEOUT)))
                .build();
    }

    /** Reports it aside: nobody waits for Keyback to sign in. */
    void signedIn(AccountId account, SecondFactor.Kind method) {
        String token = token(account, method);
        executor.execute(() -> push(token));
    }

    private String token(AccountId account, SecondFactor.Kind method) {
        Instant now = clock.instant();
        String reference = switch (method) {
            case AUTHENTICATOR_APP -> "otp";
            case TEXT_MESSAGE -> "sms";
        };
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .claim("sub_id", Map.of("format", "opaque", "id", account.value()))
                .claim(
                        "events",
                        Map.of(
                                SESSION_ESTABLISHED,
                                Map.of("event_timestamp", now.getEpochSecond(), "amr", List.of("pwd", reference))))
                .build();
        return key.sign(TYPE, claims);
    }

    private void push(String token) {
        try {
            keyback.post()
                    .uri(address)
                    .contentType(MediaType.valueOf("application/secevent+jwt"))
                    .body(token)
                    .retrieve()
                    .toBodilessEntity();
        } catch (RestClientException e) {
            log.warn("A sign-in could not be reported to Keyback: {}", e.getMessage());
        }
    }
}
