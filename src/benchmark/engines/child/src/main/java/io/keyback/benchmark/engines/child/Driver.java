package io.keyback.benchmark.engines.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes cases through a model on an engine, as the benchmark tells it on the standard input: {@code run 150} cases, or
 * {@code heap}. It answers each with one line that begins with {@link #ANSWER}; all other lines are the log's.
 */
public final class Driver {

    private static final String ANSWER = "@answer ";

    /** So many are under way at once, each with a client that waits for it: more than two processors can serve. */
    private static final int AT_ONCE = 16;

    private final Engine engine;
    private final Model model;

    private Driver(Engine engine, Model model) {
        this.engine = engine;
        this.model = model;
    }

    /**
     * Serves until the input ends.
     *
     * @param namespace of the engine's extensions of BPMN
     * @param work the class of its steps
     */
    public static void serve(Engine engine, String namespace, Class<?> work) throws Exception {
        Model model = Model.valueOf(System.getProperty("engines.model"));
        Journal.of(model);
        engine.deploy(model.file(), model.bpmn(namespace, work.getName()));
        new Driver(engine, model).serve();
    }

    private void serve() throws IOException, InterruptedException, ExecutionException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        answer("ready");
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            answer(order.equals("heap") ? heap() : run(Integer.parseInt(order.replace("run ", ""))));
        }
    }

    private static void answer(String line) {
        System.out.println(ANSWER + line);
        System.out.flush();
    }

    private static String heap() {
        System.gc();
        return Long.toString(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    private String run(int cases) throws InterruptedException, ExecutionException {
        AtomicInteger left = new AtomicInteger(cases);
        Callable<Void> client = () -> {
            while (left.getAndDecrement() > 0) {
                recover();
            }
            return null;
        };
        ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
        try {
            long begun = System.nanoTime();
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                all.add(clients.submit(client));
            }
            for (Future<Void> one : all) {
                one.get();
            }
            return result(System.nanoTime() - begun, Journal.pickUps());
        } finally {
            clients.shutdown();
        }
    }

    private void recover() throws Exception {
        String key = UUID.randomUUID().toString();
        String instance = engine.start(model.process(), key, model.variables("Start"));
        Journal.started(key);
        Journal.awaitReview(key);
        engine.complete(instance, model.variables("Review"));
        Journal.reviewed(key);
        Journal.awaitEnd(key);
    }

    private static String result(long nanos, List<Long> pickUps) {
        return String.format(
                Locale.ROOT,
                "%.6f %.3f %.3f",
                nanos / 1e9,
                pickUps.get(pickUps.size() / 2) / 1e6,
                pickUps.get(pickUps.size() * 95 / 100) / 1e6);
    }
}
