package io.keyback.process;

import java.util.AbstractMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * What an expression of a model can name: the delegates and listeners of this package, and what is marked
 * {@link ProcessBean}; no other bean of the application. Beans are fetched when they are used, because they need the
 * engine themselves.
 */
final class ProcessBeans extends AbstractMap<Object, Object> {

    private static final List<Class<?>> KINDS =
            List.of(JavaDelegate.class, ExecutionListener.class, TaskListener.class);

    private final ListableBeanFactory beans;
    private @Nullable Set<String> names;

    ProcessBeans(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return name instanceof String && names().contains(name);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        return name instanceof String text && containsKey(text) ? beans.getBean(text) : null;
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return names().stream()
                .collect(Collectors.<String, Object, Object>toUnmodifiableMap(Function.identity(), beans::getBean))
                .entrySet();
    }

    synchronized Set<String> names() {
        if (names == null) {
            Set<String> found = new HashSet<>(List.of(beans.getBeanNamesForAnnotation(ProcessBean.class)));
            for (Class<?> kind : KINDS) {
                found.addAll(List.of(beans.getBeanNamesForType(kind, false, false)));
            }
            found.removeIf(name -> !isOurs(beans.getType(name)));
            names = Set.copyOf(found);
        }
        return names;
    }

    private static boolean isOurs(@Nullable Class<?> type) {
        return type != null && type.getPackage().equals(ProcessBeans.class.getPackage());
    }
}
