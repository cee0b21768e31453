package io.keyback.benchmark;

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
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As much of a browser as the pages need: cookies, redirects, and the forgery token of the page that is open. */
final class Browser {

    private static final Pattern HIDDEN_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern PAGE_TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");
    private static final int REFUSED = 400;

    private final String site;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .cookieHandler(cookies)
            .build();
    private String page = "";

    Browser(String site) {
        this.site = site;
    }

    String page() {
        return page;
    }

    void open(String path) throws IOException, InterruptedException {
        page = send(request(path).GET());
    }

    /** Sends a form of the page that is open. */
    void submit(String path, Map<String, String> fields) throws IOException, InterruptedException {
        page = send(form(path, fields));
    }

    /** The form goes with the page's token, where it has one. */
    private HttpRequest.Builder form(String path, Map<String, String> fields) {
        Matcher token = HIDDEN_TOKEN.matcher(page);
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "", token.find() ? "&_csrf=" + token.group(1) : ""));
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    void postJson(String path, String json) throws IOException, InterruptedException {
        send(answer(path, "application/json", BodyPublishers.ofString(json)));
    }

    void postPicture(String path, byte[] picture) throws IOException, InterruptedException {
        String boundary = UUID.randomUUID().toString();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"picture\"; "
                        + "filename=\"picture.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(picture);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        send(answer(path, "multipart/form-data; boundary=" + boundary, BodyPublishers.ofByteArray(body.toByteArray())));
    }

    void post(String path) throws IOException, InterruptedException {
        send(answer(path, "application/json", BodyPublishers.noBody()));
    }

    /** As the page that is open does; with its cookies. */
    WebSocket connect(String path, WebSocket.Listener listener) {
        return http.newWebSocketBuilder()
                .header("Origin", site)
                .buildAsync(URI.create(site.replaceFirst("http", "ws")).resolve(path), listener)
                .join();
    }

    private HttpRequest.Builder answer(String path, String type, BodyPublisher body) {
        return request(path)
                .header("Content-Type", type)
                .header("Accept", "application/json")
                .header("X-CSRF-TOKEN", found(PAGE_TOKEN))
                .POST(body);
    }

    /** As the engine's web applications send it. */
    void call(String path, String json) throws IOException, InterruptedException {
        send(request(path)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .POST(BodyPublishers.ofString(json)));
    }

    private String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    String found(Pattern pattern) {
        Matcher found = pattern.matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("No " + pattern + " in " + page);
        }
        return found.group(1);
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= REFUSED) {
            throw new IllegalStateException(response + ": " + response.body());
        }
        return response.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(site).resolve(path));
    }
}
