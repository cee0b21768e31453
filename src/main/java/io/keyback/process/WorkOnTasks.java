package io.keyback.process;

import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * What candidates may do with a task: read it, work on it, and give it back, for which the engine asks for the right to
 * assign. {@link ClaimRules} sees to it that nobody assigns anybody but himself.
 */
final class WorkOnTasks extends DefaultAuthorizationProvider {

    @Override
    protected AuthorizationEntity createOrUpdateAuthorization(
            Task task,
            @Nullable String userId,
            @Nullable String groupId,
            Resource resource,
            boolean historic,
            Permission... permissions) {
        Permission[] all = resource == Resources.TASK
                ? Stream.concat(Stream.of(permissions), Stream.of(TaskPermissions.TASK_ASSIGN))
                        .toArray(Permission[]::new)
                : permissions;
        return super.createOrUpdateAuthorization(task, userId, groupId, resource, historic, all);
    }
}
