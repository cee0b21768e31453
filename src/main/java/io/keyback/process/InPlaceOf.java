package io.keyback.process;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/**
 * Has the engine use one of our managers where it asks for one of its own.
 *
 * @param type the engine's
 * @param ours makes one for each command
 */
record InPlaceOf<T extends Session>(Class<T> type, Supplier<? extends T> ours) implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
        return type;
    }

    @Override
    public Session openSession() {
        return ours.get();
    }
}
