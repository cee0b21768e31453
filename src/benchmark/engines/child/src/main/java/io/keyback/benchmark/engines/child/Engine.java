package io.keyback.benchmark.engines.child;

import java.util.Map;

/** What the driver asks of an engine; the same few calls for each of them. */
public interface Engine {

    void deploy(String resource, String model);

    /**
     * Starts a case.
     *
     * @return the id of its process instance
     */
    String start(String process, String key, Map<String, Object> variables);

    /** Completes the one open task of the instance. */
    void complete(String instance, Map<String, Object> variables);
}
