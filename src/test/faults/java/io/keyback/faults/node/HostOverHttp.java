package io.keyback.faults.node;

import io.keyback.account.AccountId;
import io.keyback.account.AccountProtection;
import io.keyback.account.ResetAuthorization;
import io.keyback.account.SecondFactorReset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** A host in another process, as every host but the demo's is: it can be away, slow, and closed to us. */
final class HostOverHttp implements SecondFactorReset, AccountProtection {

    private static final Duration PATIENCE = Duration.ofSeconds(11);
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final URI host;
    private final String node;

    HostOverHttp(URI host, String node) {
        this.host = host;
        this.node = node;
    }

    @Override
    public void reset(ResetAuthorization authorization) {
        call("reset", authorization.idempotencyKey());
    }

    @Override
    public void freeze(AccountId account) {
        call("freeze", account.value());
    }

    @Override
    public void liftFreeze(AccountId account) {
        call("lift", account.value());
    }

    @Override
    public void release(AccountId account) {
        call("release", account.value());
    }

    private void call(String effect, String key) {
        String path = "/" + effect + "/" + Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(host.resolve(path))
                .timeout(PATIENCE)
                .header("X-Node", node)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != OK) {
                throw new IllegalStateException("The host answered " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The host did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
