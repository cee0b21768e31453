package io.keyback.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.FreePort;
import io.keyback.KeybackApplication;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** What the start prints is true: each address answers, and everybody who is named signs in with what stands there. */
@ExtendWith(OutputCaptureExtension.class)
class WelcomeIT {

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+(/\\S+)");
    private static final Pattern SIGN_IN = Pattern.compile("(?m)^ {4}(\\S+) +(\\S+) +(\\S.*)$");
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static final Map<String, String> WORKPLACES = Map.of(
            "reviewer", "tasklist",
            "senior reviewer", "tasklist",
            "process owner", "cockpit",
            "administrator", "admin");

    @TempDir
    private Path directory;

    @Test
    void everyPrintedAddressAndSignInWorks(CapturedOutput output) throws IOException, InterruptedException {
        int port = FreePort.find();
        try (ConfigurableApplicationContext keyback = start(port)) {
            assertThat(keyback.isRunning()).isTrue();
            String printed = output.getOut().substring(output.getOut().indexOf("Keyback is ready"));
            int work = printed.indexOf("At work");

            for (MatchResult address : all(ADDRESS, printed, 7)) {
                assertThat(new Visitor(port).opens(address.group(1)).statusCode())
                        .as(address.group())
                        .isEqualTo(200);
            }
            for (MatchResult account : all(SIGN_IN, printed.substring(0, work), 8)) {
                signsInAtTheExchange(new Visitor(port), account.group(1), account.group(2), account.group(3));
            }
            for (MatchResult staff : all(SIGN_IN, printed.substring(work), 4)) {
                signsInAtWork(new Visitor(port), staff.group(1), staff.group(2), staff.group(3));
            }
        }
    }

    private ConfigurableApplicationContext start(int port) {
        SpringApplication application = new SpringApplication(KeybackApplication.class);
        application.setAdditionalProfiles("demo");
        return application.run(
                "--server.port=" + port,
                "--keyback.public-url=http://127.0.0.1:" + port,
                "--keyback.keys.directory=" + directory.resolve("keys"));
    }

    private static List<MatchResult> all(Pattern pattern, String text, int number) {
        List<MatchResult> found = pattern.matcher(text).results().toList();
        assertThat(found).as("%s in%n%s", pattern, text).hasSize(number);
        return found;
    }

    private static void signsInAtTheExchange(Visitor visitor, String login, String password, String secondFactor)
            throws IOException, InterruptedException {
        visitor.opens("/exchange");
        HttpResponse<String> next = visitor.sends("/exchange/sign-in", Map.of("login", login, "password", password));

        assertThat(next.statusCode()).as(login).isEqualTo(200);
        assertThat(next.uri().getPath())
                .as(login)
                .isEqualTo(secondFactor.equals("no 2FA") ? "/exchange/account" : "/exchange/sign-in/code");
    }

    private static void signsInAtWork(Visitor visitor, String username, String password, String role)
            throws IOException, InterruptedException {
        visitor.opens("/staff/sign-in");
        HttpResponse<String> next = visitor.sends("/staff/sign-in", Map.of("username", username, "password", password));

        assertThat(next.statusCode()).as(username).isEqualTo(200);
        assertThat(next.uri().getPath()).as(username).startsWith("/camunda/app/" + WORKPLACES.get(role));
    }

    /** Somebody with a browser of his own. */
    private static final class Visitor {

        private final HttpClient http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();

        private final String address;
        private String csrf = "";

        Visitor(int port) {
            address = "http://127.0.0.1:" + port;
        }

        HttpResponse<String> opens(String path) throws IOException, InterruptedException {
            HttpResponse<String> page = send(HttpRequest.newBuilder(URI.create(address + path)));
            CSRF.matcher(page.body()).results().forEach(found -> csrf = found.group(1));
            return page;
        }

        HttpResponse<String> sends(String path, Map<String, String> fields) throws IOException, InterruptedException {
            String body = Stream.concat(fields.entrySet().stream(), Stream.of(Map.entry("_csrf", csrf)))
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                    .collect(Collectors.joining("&"));
            return send(HttpRequest.newBuilder(URI.create(address + path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
        }
    }
}
