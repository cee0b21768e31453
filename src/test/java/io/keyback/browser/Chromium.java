package io.keyback.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.impl.driver.Driver;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The browser of the journeys: the Chromium or Chrome of this machine, best of all the shell of Chromium that has no
 * window to draw, for it asks for a third less of the machine. Where there is none it is fetched, as Debian's package
 * where this process may install one, else as the browser library's own download.
 */
final class Chromium implements AutoCloseable {

    static final String HELP = "The journeys need a browser: install Chromium or Chrome so that it is on the PATH.";

    private static final Logger log = LoggerFactory.getLogger(Chromium.class);
    private static final String HEADLESS = "chromium-headless-shell";
    private static final List<String> NAMES =
            List.of(HEADLESS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    /** How long a page may take to show what a journey waits for, on a busy machine. */
    private static final double PATIENCE_MILLIS = 30_000;

    private static final long FETCH_WITHIN_MINUTES = 10;

    /** Nothing but the journey: no first-run pages, no calls home; and a camera that shows a moving test picture. */
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium launch() {
        return launch(FLAGS);
    }

    /** Its camera plays the film, from the beginning each time it is switched on, and again and again. */
    static Chromium playing(Path film) {
        return launch(Stream.concat(FLAGS.stream(), Stream.of("--use-file-for-fake-video-capture=" + film))
                .toList());
    }

    private static Chromium launch(List<String> flags) {
        Path executable = executable();
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setHeadless(true)
                        .setArgs(flags));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        log.info("Journeys run in {} ({})", executable, browser.version());
        return new Chromium(playwright, browser);
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** The build runs journeys in two processes at once; on a fresh machine one fetches the browser, the other waits. */
    private static Path executable() {
        Path alone = Path.of(System.getProperty("java.io.tmpdir"), "keyback-journeys-browser.lock");
        try (FileChannel channel = FileChannel.open(alone, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            log.debug("Looking for the browser, alone: {}", lock.isValid());
            return onPath(System.getenv("PATH"))
                    .or(Chromium::asDebianPackage)
                    .or(Chromium::asDownload)
                    .orElseThrow(() -> new IllegalStateException(HELP));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<Path> onPath(String path) {
        return NAMES.stream()
                .flatMap(name -> directories(path).map(directory -> directory.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<Path> directories(String path) {
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(Path::of);
    }

    private static Optional<Path> asDebianPackage() {
        boolean mayInstall = "root".equals(System.getProperty("user.name"))
                && directories(System.getenv("PATH"))
                        .anyMatch(directory -> Files.isExecutable(directory.resolve("apt-get")));
        if (mayInstall
                && succeeds(new ProcessBuilder("apt-get", "-qq", "update"))
                && succeeds(new ProcessBuilder(
                        "apt-get", "-qq", "install", "--yes", "--no-install-recommends", HEADLESS))) {
            return onPath(System.getenv("PATH"));
        }
        return Optional.empty();
    }

    private static Optional<Path> asDownload() {
        ProcessBuilder install = Driver.ensureDriverInstalled(Map.of(), false).createProcessBuilder();
        install.command().addAll(List.of("install", "--no-shell", "chromium"));
        if (!succeeds(install)) {
            return Optional.empty();
        }
        try (Playwright playwright = Playwright.create()) {
            return Optional.of(Path.of(playwright.chromium().executablePath())).filter(Files::isExecutable);
        }
    }

    private static boolean succeeds(ProcessBuilder command) {
        command.environment().put("DEBIAN_FRONTEND", "noninteractive");
        log.info("No browser here, getting one: {}", String.join(" ", command.command()));
        try {
            Process process = command.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (process.waitFor(FETCH_WITHIN_MINUTES, TimeUnit.MINUTES)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            log.info("That did not start", e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
