package io.keyback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a browser: nobody in particular until he signs in. */
final class StaffMember {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static final Pattern CSRF_META = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

    private static final Pattern FORGERY_TOKEN = Pattern.compile("\"header\":\"([^\"]+)\",\"value\":\"([^\"]+)\"");

    private final URI application;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    StaffMember(int port) {
        this.application = URI.create("http://127.0.0.1:" + port);
    }

    /** Sends the sign-in form; answers where it leads to. */
    String signIn(String username, String password) {
        String fields = "&username=" + encoded(username) + "&password=" + encoded(password);
        return post("/staff/sign-in", fields).headers().firstValue("Location").orElse("");
    }

    /** Presses the button of a page; answers where it leads to. */
    String press(String path) {
        return post(path, "").headers().firstValue("Location").orElse("");
    }

    private HttpResponse<String> post(String path, String fields) {
        Matcher csrf = CSRF.matcher(get(path).body());
        assertThat(csrf.find()).isTrue();
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("_csrf=" + encoded(csrf.group(1)) + fields)));
    }

    /** Posts as a page of another site would have to. */
    HttpResponse<String> postFromElsewhere(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    /** Posts as the script of our page does. */
    HttpResponse<String> postFrom(String page, String path) {
        Matcher csrf = CSRF_META.matcher(get(page).body());
        assertThat(csrf.find()).isTrue();
        return send(request(path).header("X-CSRF-TOKEN", csrf.group(1)).POST(BodyPublishers.noBody()));
    }

    /** Posts as the tabs of Tasklist do, with the token that they ask for. */
    HttpResponse<String> postFromTab(String path, String json) {
        Matcher token = FORGERY_TOKEN.matcher(get("/review/forgery-token").body());
        assertThat(token.find()).isTrue();
        return send(request(path)
                .header("Content-Type", "application/json")
                .header(token.group(1), token.group(2))
                .POST(BodyPublishers.ofString(json)));
    }

    /** Posts as one of our scripts in Tasklist does. */
    HttpResponse<String> postAsTab(String path) {
        Matcher token = FORGERY_TOKEN.matcher(get("/review/forgery-token").body());
        assertThat(token.find()).isTrue();
        return send(request(path).header(token.group(1), token.group(2)).POST(BodyPublishers.noBody()));
    }

    /** Sends with the token of our pages; every browser gets one with the page of a link, whatever the link. */
    HttpResponse<String> sendFromOurPage(String method, String path, String type, String body) {
        Matcher csrf = CSRF.matcher(get("/recovery/resume/x").body());
        assertThat(csrf.find()).isTrue();
        return send(request(path)
                .header("Content-Type", type)
                .header("X-CSRF-TOKEN", csrf.group(1))
                .method(method, BodyPublishers.ofString(body)));
    }

    /** Hands off as the host's page does. */
    HttpResponse<String> handOff(String token) {
        return send(request("/recovery/hand-off")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("token=" + encoded(token))));
    }

    /** The id of its session, as a thief would see it; empty where there is none. */
    String sessionId() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("keyback"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** A session id that somebody else planted, or knows. */
    void useSession(String id) {
        HttpCookie cookie = new HttpCookie("keyback", id);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookie.setDomain(application.getHost());
        cookies.getCookieStore().add(application, cookie);
    }

    HttpResponse<String> get(String path, String header, String value) {
        return send(request(path).header(header, value).GET());
    }

    HttpResponse<String> trace(String path, String header, String value) {
        return send(request(path).header(header, value).method("TRACE", BodyPublishers.noBody()));
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    int status(String path) {
        return get(path).statusCode();
    }

    /** Calls as the engine's web applications do, with their protection against forgery. */
    int call(String method, String path, String json) {
        return send(method, path, json).statusCode();
    }

    HttpResponse<String> send(String method, String path, String json) {
        return send(method, path, "application/json", json, token());
    }

    /** The same without that protection, as a page elsewhere would have to. */
    int callFromElsewhere(String method, String path) {
        return send(method, path, "application/json", "{}", "").statusCode();
    }

    /** Tries to deploy a file. */
    int deploy(String path, String name, String content) {
        String boundary = "boundary";
        return send(
                        "POST",
                        path,
                        "multipart/form-data; boundary=" + boundary,
                        String.join(
                                "\r\n",
                                "--" + boundary,
                                "Content-Disposition: form-data; name=\"data\"; filename=\"" + name + "\"",
                                "Content-Type: application/octet-stream",
                                "",
                                content,
                                "--" + boundary + "--",
                                ""),
                        token())
                .statusCode();
    }

    private String token() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private HttpResponse<String> send(String method, String path, String type, String body, String csrf) {
        return send(request(path)
                .header("Content-Type", type)
                .header("X-XSRF-TOKEN", csrf)
                .method(method, BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(application.resolve(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
