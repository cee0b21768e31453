package io.keyback.faults;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** The host's reports of sign-ins, signed with its key and pushed to both nodes, and again where it heard nothing. */
final class HostEvents {

    private static final int AT_ONCE = 4;
    private static final String SESSION_ESTABLISHED =
            "https://schemas.openid.net/secevent/caep/event-type/session-established";

    private final Books books;
    private final Nodes nodes;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final AtomicLong pushed = new AtomicLong();

    HostEvents(Books books, Nodes nodes) {
        this.books = books;
        this.nodes = nodes;
    }

    long pushed() {
        return pushed.get();
    }

    /** One sign-in, however often it is reported. */
    void signInReported(String account, boolean twice) throws IOException {
        String token = tokens.computeIfAbsent(account, this::token);
        List<CompletableFuture<HttpResponse<Void>>> answers = IntStream.range(0, twice ? AT_ONCE : 1)
                .mapToObj(number -> push(nodes.address(number % Nodes.NUMBER), token))
                .toList();
        boolean taken = false;
        for (CompletableFuture<HttpResponse<Void>> answer : answers) {
            try {
                taken |= answer.join().statusCode() == 202;
            } catch (CompletionException lost) {
                // It is sent again.
            }
        }
        if (!taken) {
            throw new IOException("the report was not taken");
        }
    }

    private CompletableFuture<HttpResponse<Void>> push(String node, String token) {
        pushed.incrementAndGet();
        return http.sendAsync(
                HttpRequest.newBuilder(URI.create(node + "/host/events"))
                        .timeout(Duration.ofSeconds(15))
                        .header("Content-Type", "application/secevent+jwt")
                        .POST(HttpRequest.BodyPublishers.ofString(token))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    private String token(String account) {
        try {
            ECKey key = ECKey.parse(books.list("select jwk from exchange.signing_key", String.class)
                    .get(0));
            Instant now = Instant.now();
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(new JOSEObjectType("secevent+jwt"))
                            .keyID(key.getKeyID())
                            .build(),
                    new JWTClaimsSet.Builder()
                            .issuer("https://halden.example")
                            .audience("keyback")
                            .jwtID(UUID.randomUUID().toString())
                            .issueTime(Date.from(now))
                            .claim("sub_id", Map.of("format", "opaque", "id", account))
                            .claim(
                                    "events",
                                    Map.of(
                                            SESSION_ESTABLISHED,
                                            Map.of(
                                                    "event_timestamp",
                                                    now.getEpochSecond(),
                                                    "amr",
                                                    List.of("pwd", "otp"))))
                            .build());
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
