package io.keyback.benchmark;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the time of an answer tells what is known from what is not: pairs of calls that are refused, one of each. */
public final class TimingBenchmark {

    private static final int SAMPLES = 200;
    private static final int WARM_UP = 40;
    private static final int RESAMPLES = 2_000;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String site;
    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();
    private final KeyPair forger;
    private final Random random = new Random(1);

    private TimingBenchmark(String site) throws GeneralSecurityException {
        this.site = site;
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(256);
        this.forger = keys.generateKeyPair();
    }

    /** Called with the packaged Keyback and the folder for what comes of it. */
    public static void main(String[] arguments) throws Exception {
        Path results = Files.createDirectories(Path.of(arguments[1]));
        try (Keyback keyback = Keyback.start(Path.of(arguments[0]), results.resolve("keyback.log"))) {
            String report = new TimingBenchmark(keyback.address()).run();
            System.out.println(report);
            Files.writeString(results.resolve("timing.md"), report);
        }
    }

    private String run() throws IOException, InterruptedException {
        String token = token();
        return "| %d of each, in turns | known, median ms | unknown, median ms | difference, 95 %% interval |%n|---|---|---|---|%n"
                        .formatted(SAMPLES)
                + compare(
                        "hand-off, forged, of an account",
                        number -> form("/recovery/hand-off", "token=" + forged("account-1")),
                        number -> form(
                                "/recovery/hand-off",
                                "token=" + forged(UUID.randomUUID().toString())))
                + compare(
                        "staff sign-in, wrong password",
                        number -> form("/staff/sign-in", "username=ruth&password=wrong" + number + "&_csrf=" + token),
                        number -> form("/staff/sign-in", "username=rxth&password=wrong" + number + "&_csrf=" + token));
    }

    private String compare(String what, IntFunction<HttpRequest> known, IntFunction<HttpRequest> unknown)
            throws IOException, InterruptedException {
        List<Long> ofKnown = new ArrayList<>();
        List<Long> ofUnknown = new ArrayList<>();
        for (int sample = -WARM_UP; sample < SAMPLES; sample++) {
            boolean knownFirst = random.nextBoolean();
            long first = nanos((knownFirst ? known : unknown).apply(sample));
            long second = nanos((knownFirst ? unknown : known).apply(sample));
            if (sample >= 0) {
                ofKnown.add(knownFirst ? first : second);
                ofUnknown.add(knownFirst ? second : first);
            }
        }
        List<Double> differences = new ArrayList<>();
        for (int i = 0; i < RESAMPLES; i++) {
            differences.add(median(resampled(ofKnown)) - median(resampled(ofUnknown)));
        }
        differences.sort(Double::compare);
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f (%.2f … %.2f) |%n",
                what,
                median(ofKnown),
                median(ofUnknown),
                median(ofKnown) - median(ofUnknown),
                differences.get(RESAMPLES / 40),
                differences.get(RESAMPLES - RESAMPLES / 40));
    }

    private List<Long> resampled(List<Long> nanos) {
        return random.ints(nanos.size(), 0, nanos.size()).mapToObj(nanos::get).toList();
    }

    private static double median(List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2.0 / NANOS_PER_MILLI;
    }

    private long nanos(HttpRequest request) throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpResponse<String> answer = browser.send(request, BodyHandlers.ofString());
        long took = System.nanoTime() - start;
        if (answer.statusCode() != 302 && answer.statusCode() != 403) {
            throw new IllegalStateException(answer + ": " + answer.body());
        }
        return took;
    }

    private String token() throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(browser.send(
                        HttpRequest.newBuilder(URI.create(site + "/staff/sign-in"))
                                .build(),
                        BodyHandlers.ofString())
                .body());
        if (!token.find()) {
            throw new IllegalStateException("No token on the page of the sign-in");
        }
        return URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
    }

    private HttpRequest form(String path, String fields) {
        return HttpRequest.newBuilder(URI.create(site + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields))
                .build();
    }

    /** Right in everything but the key that signs it. */
    private String forged(String account) {
        long now = Instant.now().getEpochSecond();
        String signed = base64("{\"alg\":\"ES256\",\"typ\":\"keyback-handoff+jwt\",\"kid\":\"forged\"}"
                        .getBytes(StandardCharsets.UTF_8))
                + "."
                + base64(("{\"iss\":\"https://halden.example\",\"aud\":\"keyback\",\"sub\":\"" + account
                                + "\",\"jti\":\""
                                + UUID.randomUUID() + "\",\"iat\":" + now + ",\"exp\":" + (now + 60)
                                + ",\"amr\":[\"pwd\"]}")
                        .getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(forger.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
