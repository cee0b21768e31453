package io.keyback.browser;

import java.util.Objects;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.boot.SpringApplication;

/**
 * Gives each test its {@link Journey}, and {@link Requests}, {@link RunningKeyback} or its {@link Engine} where it asks
 * for them. Application and browser are started once for all tests of a JVM: Surefire hands a fork one class after the
 * other, each in a run of its own that closes the stores of JUnit.
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
        World world = World.ONLY;
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

    private record World(RunningKeyback keyback, Chromium chromium) {

        static final World ONLY = create();

        private static World create() {
            RunningKeyback keyback = RunningKeyback.start();
            SpringApplication.getShutdownHandlers().add(keyback::close);
            Chromium chromium = Chromium.launch();
            SpringApplication.getShutdownHandlers().add(chromium::close);
            return new World(keyback, chromium);
        }
    }
}
