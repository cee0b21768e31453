package io.keyback.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A host that signs hand-off tokens and publishes its keys, over HTTP as in life. */
public final class HandoffSigner implements AutoCloseable {

    static final String ISSUER = "https://exchange.example";
    static final String AUDIENCE = "keyback";
    static final AccountId ACCOUNT = new AccountId("account-1");

    private static final RSAKey RSA_KEY = rsaKey(2048);

    final ECKey key = ecKey("host-1");
    final RSAKey rsaKey = RSA_KEY;
    final List<JWK> published = new ArrayList<>(List.of(key.toPublicJWK(), rsaKey.toPublicJWK()));
    final AtomicInteger fetches = new AtomicInteger();
    volatile boolean down;
    volatile CountDownLatch slow = new CountDownLatch(0);
    private final HttpServer server;

    public HandoffSigner() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/jwks", exchange -> {
            fetches.incrementAndGet();
            awaitUninterruptibly(slow);
            if (down) {
                exchange.sendResponseHeaders(503, -1);
                exchange.close();
                return;
            }
            byte[] body = new JWKSet(published).toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public HostProperties properties() {
        URI jwks = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks");
        return new HostProperties(ISSUER, AUDIENCE, jwks, URI.create(ISSUER + "/sign-in"));
    }

    /** A good token for the account. */
    public String token(AccountId account, Instant now) {
        return sign(claims(now).subject(account.value()).build());
    }

    String token(Instant now) {
        return sign(claims(now).build());
    }

    String sign(JWTClaimsSet claims) {
        return sign(header(JWSAlgorithm.ES256, key.getKeyID()).build(), claims, key);
    }

    String sign(JOSEObjectType type, JWTClaimsSet claims) {
        JWSHeader header = header(JWSAlgorithm.ES256, key.getKeyID()).type(type).build();
        return sign(header, claims, key);
    }

    static JWTClaimsSet.Builder claims(Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(ACCOUNT.value())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim("amr", List.of("pwd"));
    }

    static JWSHeader.Builder header(JWSAlgorithm algorithm, String kid) {
        return new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("keyback-handoff+jwt"))
                .keyID(kid);
    }

    static String sign(JWSHeader header, JWTClaimsSet claims, JWK key) {
        try {
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(
                    key instanceof ECKey ec
                            ? new ECDSASigner(ec)
                            : new RSASSASigner(key.toRSAKey(), Set.of(AllowWeakRSAKey.getInstance())));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static ECKey ecKey(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAKey rsaKey(int bits) {
        try {
            return new RSAKeyGenerator(bits, true).keyID("rsa-" + bits).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
