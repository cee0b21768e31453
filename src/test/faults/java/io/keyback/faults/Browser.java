package io.keyback.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** As much of a browser as the pages need, before two nodes with one name: its cookies are good at both. */
final class Browser {

    private static final Pattern HIDDEN_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern PAGE_TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");
    private static final int REFUSED = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Nodes nodes;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(2))
            .cookieHandler(cookies)
            .build();
    private int node;
    private String page = "";

    Browser(Nodes nodes, int first) {
        this.nodes = nodes;
        this.node = first % Nodes.NUMBER;
    }

    /** What a proxy does when a node does not answer. */
    void otherNode() {
        node = (node + 1) % Nodes.NUMBER;
    }

    private int here() {
        return nodes.preferred().orElse(node);
    }

    void forget() {
        cookies.getCookieStore().removeAll();
    }

    void open(String path) throws IOException, InterruptedException {
        page = send(request(here(), path).GET());
    }

    void submit(String path, Map<String, String> fields) throws IOException, InterruptedException {
        page = send(form(here(), path, fields));
    }

    /** The same form to both nodes at the same moment; one of them at least has to take it. */
    void submitTwice(String path, Map<String, String> fields) throws IOException, InterruptedException {
        page = twice(at -> form(at, path, fields));
    }

    void answer(String path, String json, boolean twice) throws IOException, InterruptedException {
        if (twice) {
            twice(at -> answer(at, path, "application/json", BodyPublishers.ofString(json)));
        } else {
            send(answer(here(), path, "application/json", BodyPublishers.ofString(json)));
        }
    }

    void postPicture(String path, byte[] picture) throws IOException, InterruptedException {
        String boundary = UUID.randomUUID().toString();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"p.jpg\"\r\n"
                                + "Content-Type: image/jpeg\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(picture);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        send(answer(
                here(),
                path,
                "multipart/form-data; boundary=" + boundary,
                BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** As the engine's web applications send it. */
    void call(String path, String json, boolean twice) throws IOException, InterruptedException {
        if (twice) {
            twice(at -> call(at, path, json));
        } else {
            send(call(here(), path, json));
        }
    }

    private HttpRequest.Builder call(int at, String path, String json) {
        return request(at, path)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .POST(BodyPublishers.ofString(json));
    }

    private HttpRequest.Builder form(int at, String path, Map<String, String> fields) {
        Matcher token = HIDDEN_TOKEN.matcher(page);
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "", token.find() ? "&_csrf=" + token.group(1) : ""));
        return request(at, path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder answer(int at, String path, String type, BodyPublisher body) {
        return request(at, path)
                .header("Content-Type", type)
                .header("Accept", "application/json")
                .header("X-CSRF-TOKEN", found(PAGE_TOKEN))
                .POST(body);
    }

    private String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow(() -> new Refused("no cookie " + name));
    }

    String found(Pattern pattern) {
        Matcher found = pattern.matcher(page);
        if (!found.find()) {
            throw new Refused("no " + pattern + " in the page");
        }
        return found.group(1);
    }

    /** The page, or the button, does not go on. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused(String what) {
            super(what);
        }
    }

    /** A request as it goes to one of the nodes. */
    private interface ToNode {
        HttpRequest.Builder at(int node);
    }

    private String twice(ToNode request) throws IOException, InterruptedException {
        List<CompletableFuture<HttpResponse<String>>> answers = Stream.of(0, 1)
                .map(at -> nodes.preferred().orElse(at))
                .map(at -> http.sendAsync(request.at(at).timeout(PATIENCE).build(), BodyHandlers.ofString()))
                .toList();
        IOException lost = new IOException("neither node answered");
        String taken = null;
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            try {
                HttpResponse<String> response = answer.join();
                if (response.statusCode() < REFUSED) {
                    taken = response.body();
                }
            } catch (CompletionException e) {
                lost.addSuppressed(e);
            }
        }
        if (taken == null) {
            throw lost;
        }
        return taken;
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        if (response.statusCode() >= REFUSED) {
            throw new Refused(response.request().uri().getPath() + ": " + response.statusCode());
        }
        return response.body();
    }

    private HttpRequest.Builder request(int at, String path) {
        return HttpRequest.newBuilder(URI.create(nodes.address(at)).resolve(path));
    }
}
