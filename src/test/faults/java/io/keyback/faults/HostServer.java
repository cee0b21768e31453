package io.keyback.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The host: carries each order out once by its key, counts how often it is told, and can be as bad as hosts are. */
final class HostServer implements AutoCloseable {

    /** How it answers. One that is stalled does what it is told, and says nothing until it is let go. */
    enum Mood {
        WELL,
        UNAVAILABLE,
        UNAUTHORIZED,
        SLOW,
        STALLED
    }

    /** An order that is carried out and not answered yet. */
    record Stalled(String node, String effect, String key) {}

    private static final long SLOW_MILLIS = 10_000;
    private static final long GLANCE_MILLIS = 20;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Map<String, Integer>> told = new ConcurrentHashMap<>();
    private final List<Stalled> stalled = new ArrayList<>();
    private volatile Mood mood = Mood.WELL;
    private final AtomicInteger refused = new AtomicInteger();

    HostServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void is(Mood now) {
        mood = now;
    }

    /** Those who wait for an answer of a host that does not give one. */
    List<Stalled> waiting(String node) {
        synchronized (stalled) {
            return stalled.stream().filter(each -> each.node().equals(node)).toList();
        }
    }

    /** How often each order of a kind was carried out or recognized: more than once is a repeat, not a second effect. */
    Map<String, Integer> told(String effect) {
        return Map.copyOf(told.getOrDefault(effect, Map.of()));
    }

    int refused() {
        return refused.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Path path = Path.of(exchange.getRequestURI().getPath());
            String effect = path.getName(0).toString();
            String key =
                    new String(Base64.getUrlDecoder().decode(path.getName(1).toString()), StandardCharsets.UTF_8);
            Mood now = mood;
            int status = switch (now) {
                case UNAVAILABLE -> 503;
                case UNAUTHORIZED -> 401;
                case WELL, SLOW, STALLED -> 200;
            };
            if (status == 200) {
                carryOut(effect, key);
            } else {
                refused.incrementAndGet();
            }
            takeTime(now, exchange.getRequestHeaders().getFirst("X-Node"), effect, key);
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private void carryOut(String effect, String key) {
        told.computeIfAbsent(effect, first -> new ConcurrentHashMap<>()).merge(key, 1, Integer::sum);
    }

    private void takeTime(Mood now, String node, String effect, String key) {
        if (now == Mood.SLOW) {
            sleep(SLOW_MILLIS);
        } else if (now == Mood.STALLED) {
            Stalled here = new Stalled(node, effect, key);
            change(here, true);
            while (mood == Mood.STALLED) {
                sleep(GLANCE_MILLIS);
            }
            change(here, false);
        }
    }

    private void change(Stalled here, boolean waits) {
        synchronized (stalled) {
            if (waits) {
                stalled.add(here);
            } else {
                stalled.remove(here);
            }
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        mood = Mood.WELL;
        server.stop(0);
        threads.shutdownNow();
    }
}
