package io.keyback;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.Journeys.Journey;
import io.keyback.recovery.CaseLinks;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser that came back to its case by a mailed link. */
final class WireApplicant {

    private static final Pattern LINK = Pattern.compile("/recovery/resume/[A-Za-z0-9_-]+");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern HEADER_TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();
    private final int port;

    WireApplicant(int port) {
        this.port = port;
    }

    void comesBackTo(Journey journey, CaseLinks links) throws IOException, InterruptedException {
        links.mail(journey.id());
        String link =
                first(LINK, journey.mails().get(journey.mails().size() - 1).text(), 0);
        opens(link);
    }

    /** Looks at the page of a link, and presses its button. */
    HttpResponse<String> opens(String link) throws IOException, InterruptedException {
        String token = first(TOKEN, get(link).body(), 1);
        return send(request(link)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("_csrf=" + token)));
    }

    /** Presses a button of the page of the request, as its script does. */
    HttpResponse<String> presses(String address) throws IOException, InterruptedException {
        return presses("/recovery", address);
    }

    /** Presses a button of another page of ours. */
    HttpResponse<String> presses(String page, String address) throws IOException, InterruptedException {
        String token = first(HEADER_TOKEN, get(page).body(), 1);
        return send(request(address).header("X-CSRF-TOKEN", token).POST(BodyPublishers.noBody()));
    }

    /** What a page sends along so that it is believed to be ours. */
    String csrf() throws IOException, InterruptedException {
        return first(HEADER_TOKEN, get("/recovery").body(), 1);
    }

    HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return send(request(address).GET());
    }

    HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    CompletableFuture<WebSocket> connects(String address, String origin, WebSocket.Listener listener) {
        return browser.newWebSocketBuilder()
                .header("Origin", origin)
                .buildAsync(URI.create("ws://127.0.0.1:" + port + address), listener);
    }

    private static String first(Pattern pattern, String text, int group) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return found.group(group);
    }
}
