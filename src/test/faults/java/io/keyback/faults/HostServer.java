package io.keyback.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The host: carries each order out once by its key, counts how often it is told, and can be as bad as hosts are. */
final class HostServer implements AutoCloseable {

    /** How it answers. */
    enum Mood {
        WELL,
        UNAVAILABLE,
        UNAUTHORIZED,
        SLOW
    }

    private record Held(String node, String effect) {}

    private static final long SLOW_MILLIS = 10_000;
    private static final long GLANCE_MILLIS = 20;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Map<String, Integer>> told = new ConcurrentHashMap<>();
    private final Map<Held, Boolean> held = new ConcurrentHashMap<>();
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

    /** The first such order of this node is carried out, and not answered until it is let go. */
    void hold(String node, String effect) {
        held.put(new Held(node, effect), false);
    }

    boolean holds(String node, String effect) {
        return held.getOrDefault(new Held(node, effect), false);
    }

    void letGo(String node, String effect) {
        held.remove(new Held(node, effect));
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
                case WELL, SLOW -> 200;
            };
            if (status == 200) {
                carryOut(effect, key);
            } else {
                refused.incrementAndGet();
            }
            if (now == Mood.SLOW) {
                sleep(SLOW_MILLIS);
            }
            Held here = new Held(exchange.getRequestHeaders().getFirst("X-Node"), effect);
            if (held.replace(here, false, true)) {
                while (held.containsKey(here)) {
                    sleep(GLANCE_MILLIS);
                }
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private void carryOut(String effect, String key) {
        told.computeIfAbsent(effect, first -> new ConcurrentHashMap<>()).merge(key, 1, Integer::sum);
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
        held.clear();
        server.stop(0);
        threads.shutdownNow();
    }
}
