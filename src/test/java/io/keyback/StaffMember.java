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

    private final URI application;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    StaffMember(int port) {
        this.application = URI.create("http://127.0.0.1:" + port);
    }

    /** Sends the sign-in form; answers where it leads to. */
    String signIn(String username, String password) {
        Matcher csrf = CSRF.matcher(get("/staff/sign-in").body());
        assertThat(csrf.find()).isTrue();
        HttpResponse<String> response = send(request("/staff/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("_csrf=" + encoded(csrf.group(1)) + "&username=" + encoded(username)
                        + "&password=" + encoded(password))));
        return response.headers().firstValue("Location").orElse("");
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    int status(String path) {
        return get(path).statusCode();
    }

    /** Calls as the engine's web applications do, with their protection against forgery. */
    int call(String method, String path, String json) {
        return call(method, path, "application/json", json);
    }

    /** Tries to deploy a file. */
    int deploy(String path, String name, String content) {
        String boundary = "boundary";
        return call(
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
                        ""));
    }

    private int call(String method, String path, String type, String body) {
        String csrf = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
        return send(request(path)
                        .header("Content-Type", type)
                        .header("X-XSRF-TOKEN", csrf)
                        .method(method, BodyPublishers.ofString(body)))
                .statusCode();
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
