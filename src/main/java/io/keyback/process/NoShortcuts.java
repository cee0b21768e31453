package io.keyback.process;

import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Refuses the other ways out of a task. Who may work on a task may take them too, and they set any variable without
 * asking {@link TaskRules}.
 */
final class NoShortcuts extends CommandInterceptor {

    private static final Set<Class<?>> SHORTCUTS = Set.of(
            HandleTaskBpmnErrorCmd.class, HandleTaskEscalationCmd.class, ResolveTaskCmd.class, DelegateTaskCmd.class);

    @Override
    public <T> T execute(Command<T> command) {
        if (SHORTCUTS.contains(command.getClass())) {
            throw new BadUserRequestException("A task is left by its form alone");
        }
        return next.execute(command);
    }
}
