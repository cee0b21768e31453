package io.keyback.process;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the groups of staff and gives each what its work needs, at every start and before anybody can call. Rights that
 * an older Keyback gave and this one does not are taken back.
 *
 * <p>Reviewers get their rights on tasks from the engine, task by task, as candidates: read it, read its variables,
 * work on it; not change or hand it on.
 */
@Component
class StaffRights implements SmartInitializingSingleton {

    /** The process whose reviews appear in Tasklist. */
    static final String PROCESS = "recovery";

    static final String FILTER = "Cases by due date";

    /** Arbitrary; keeps two nodes that start at once from making everything twice. */
    private static final long LOCK = 7_310_402_118L;

    private final IdentityService identities;
    private final AuthorizationService authorizations;
    private final FilterService filters;
    private final TaskService tasks;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    StaffRights(
            IdentityService identities,
            AuthorizationService authorizations,
            FilterService filters,
            TaskService tasks,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.identities = identities;
        this.authorizations = authorizations;
        this.filters = filters;
        this.tasks = tasks;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    /** A right of a group. */
    private record Right(Resource resource, String id, List<Permission> permissions) {}

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)")
                    .param(LOCK)
                    .query((rows, row) -> row)
                    .list();
            for (StaffGroup group : StaffGroup.values()) {
                group.ensureIn(identities);
            }
            String filter = ensureFilter();
            for (StaffGroup group : StaffGroup.values()) {
                grant(group, rightsOf(group, filter));
            }
        });
    }

    private static List<Right> rightsOf(StaffGroup group, String filter) {
        return switch (group) {
            case REVIEWERS, SENIOR_REVIEWERS ->
                List.of(
                        new Right(Resources.APPLICATION, "tasklist", List.of(Permissions.ACCESS)),
                        new Right(Resources.FILTER, filter, List.of(Permissions.READ)),
                        new Right(
                                Resources.PROCESS_DEFINITION,
                                PROCESS,
                                List.of(
                                        ProcessDefinitionPermissions.READ,
                                        ProcessDefinitionPermissions.READ_INSTANCE)));
            case PROCESS_OWNERS ->
                List.of(
                        new Right(Resources.APPLICATION, "cockpit", List.of(Permissions.ACCESS)),
                        new Right(
                                Resources.PROCESS_DEFINITION,
                                ANY,
                                List.of(
                                        ProcessDefinitionPermissions.READ,
                                        ProcessDefinitionPermissions.READ_INSTANCE,
                                        ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE,
                                        ProcessDefinitionPermissions.READ_TASK,
                                        ProcessDefinitionPermissions.READ_TASK_VARIABLE,
                                        ProcessDefinitionPermissions.READ_HISTORY,
                                        ProcessDefinitionPermissions.READ_HISTORY_VARIABLE,
                                        ProcessDefinitionPermissions.RETRY_JOB)),
                        new Right(
                                Resources.DECISION_DEFINITION,
                                ANY,
                                List.of(Permissions.READ, Permissions.READ_HISTORY)),
                        new Right(Resources.DEPLOYMENT, ANY, List.of(Permissions.READ)));
            case ADMINISTRATORS ->
                List.of(
                        new Right(Resources.APPLICATION, "admin", List.of(Permissions.ACCESS)),
                        new Right(Resources.USER, ANY, List.of(Permissions.ALL)),
                        new Right(Resources.GROUP, ANY, List.of(Permissions.READ)),
                        new Right(Resources.GROUP_MEMBERSHIP, ANY, List.of(Permissions.ALL)));
        };
    }

    private String ensureFilter() {
        Filter filter = filters.createFilterQuery().filterName(FILTER).singleResult();
        if (filter == null) {
            filter = filters.newTaskFilter(FILTER);
        }
        // By their steps, and not by the process: that would be a join for each page and each count.
        filter.setQuery(tasks.createTaskQuery()
                .taskDefinitionKeyIn(TaskGroup.SENIOR_REVIEWERS.staffSteps().stream()
                        .sorted()
                        .toArray(String[]::new))
                .orderByDueDate()
                .asc()
                .orderByTaskPriority()
                .desc());
        filter.setProperties(Map.of(
                "description",
                "Reviews, the one that is due first on top",
                "priority",
                0,
                "refresh",
                true,
                "showUndefinedVariable",
                false));
        return filters.saveFilter(filter).getId();
    }

    /** Leaves the group with these rights and no other, but for those on single tasks and on itself. */
    private void grant(StaffGroup group, List<Right> rights) {
        List<Authorization> given =
                authorizations.createAuthorizationQuery().groupIdIn(group.id()).list();
        for (Authorization old : given) {
            if (!isMadeByEngine(old) && rights.stream().noneMatch(right -> isFor(right, old))) {
                authorizations.deleteAuthorization(old.getId());
            }
        }
        for (Right right : rights) {
            Authorization authorization =
                    given.stream().filter(old -> isFor(right, old)).findFirst().orElseGet(() -> make(group, right));
            authorization.setPermissions(right.permissions().toArray(Permission[]::new));
            authorizations.saveAuthorization(authorization);
        }
    }

    private Authorization make(StaffGroup group, Right right) {
        Authorization made = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
        made.setGroupId(group.id());
        made.setResource(right.resource());
        made.setResourceId(right.id());
        return made;
    }

    private static boolean isFor(Right right, Authorization authorization) {
        return authorization.getResourceType() == right.resource().resourceType()
                && right.id().equals(authorization.getResourceId());
    }

    private static boolean isMadeByEngine(Authorization authorization) {
        int type = authorization.getResourceType();
        return type == Resources.TASK.resourceType()
                || (type == Resources.GROUP.resourceType() && !ANY.equals(authorization.getResourceId()));
    }
}
