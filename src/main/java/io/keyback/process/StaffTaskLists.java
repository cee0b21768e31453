package io.keyback.process;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * Reads tasks as the engine does, but for who may see them in a list. The engine writes a right for each candidate group of
 * each open task, and joins them all for each page and each count. Which groups those are, the models say: so whoever is in
 * groups of candidates and in no other gets their steps. What he does with a task is checked by the rights on it, as ever.
 */
final class StaffTaskLists extends TaskManager {

    /** The id of no step of any model. */
    private static final String NO_STEP = "-";

    @Override
    public List<Task> findTasksByQueryCriteria(TaskQueryImpl query) {
        return leavingItAsItWas(query, () -> super.findTasksByQueryCriteria(query));
    }

    @Override
    public long findTaskCountByQueryCriteria(TaskQueryImpl query) {
        return leavingItAsItWas(query, () -> super.findTaskCountByQueryCriteria(query));
    }

    /** The query is its maker's: somebody else may ask it next. */
    private static <T> T leavingItAsItWas(TaskQueryImpl query, Supplier<T> read) {
        String[] asked = query.getTaskDefinitionKeys();
        try {
            return read.get();
        } finally {
            query.taskDefinitionKeyIn(asked);
        }
    }

    @Override
    protected void configureQuery(TaskQueryImpl query) {
        super.configureQuery(query);
        Set<String> steps = stepsOf(getCurrentAuthentication());
        if (query.getAuthCheck().isAuthorizationCheckEnabled() && !steps.isEmpty()) {
            query.getAuthCheck().setAuthorizationCheckEnabled(false);
            query.taskDefinitionKeyIn(both(query.getTaskDefinitionKeys(), steps));
        }
    }

    /** Empty for who has a group that is no candidate: its rights may show him more. */
    private static Set<String> stepsOf(@Nullable Authentication caller) {
        Set<String> steps = new HashSet<>();
        for (String id :
                Optional.ofNullable(caller).map(Authentication::getGroupIds).orElse(List.of())) {
            Optional<TaskGroup> group = TaskGroup.withId(id);
            if (group.isEmpty()) {
                return Set.of();
            }
            steps.addAll(group.get().staffSteps());
        }
        return steps;
    }

    private static String[] both(String @Nullable [] asked, Set<String> steps) {
        if (asked == null || asked.length == 0) {
            return steps.toArray(String[]::new);
        }
        String[] both = Arrays.stream(asked).filter(steps::contains).toArray(String[]::new);
        return both.length == 0 ? new String[] {NO_STEP} : both;
    }
}
