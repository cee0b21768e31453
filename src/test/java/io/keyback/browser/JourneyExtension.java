package io.keyback.browser;

import java.util.Objects;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test its {@link Journey}, and {@link Requests}, {@link RunningKeyback} or its {@link Engine} where it asks
 * for them;
 * application and browser are started once for all tests.
 */
class JourneyExtension implements ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(JourneyExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Journey.class || type == Requests.class || type == Engine.class || type == RunningKeyback.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        World world = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(World.class, key -> World.create(), World.class);
        Class<?> type = parameter.getParameter().getType();
        if (type == Engine.class) {
            return world.keyback.engine();
        }
        if (type == RunningKeyback.class) {
            return world.keyback;
        }
        if (type == Requests.class) {
            return world.keyback.requests(theJourney(context));
        }
        Journey journey = new Journey(
                world.keyback,
                world.chromium.browser(),
                context.getRequiredTestClass().getSimpleName());
        context.getStore(NAMESPACE).put(Journey.class, journey);
        return journey;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Journey journey = context.getStore(NAMESPACE).get(Journey.class, Journey.class);
        if (journey != null) {
            journey.end(context.getExecutionException().isPresent());
        }
    }

    /** A constructor names it first. */
    private static Journey theJourney(ExtensionContext context) {
        return Objects.requireNonNull(context.getStore(NAMESPACE).get(Journey.class, Journey.class));
    }

    /** Closed by JUnit after the last test. */
    private record World(RunningKeyback keyback, Chromium chromium)
            implements ExtensionContext.Store.CloseableResource {

        static World create() {
            return new World(RunningKeyback.start(), Chromium.launch());
        }

        @Override
        public void close() {
            chromium.close();
            keyback.close();
        }
    }
}
