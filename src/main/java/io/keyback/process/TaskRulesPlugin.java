package io.keyback.process;

import java.util.ArrayList;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Puts {@link TaskRules} at the end of every user task of every model, and {@link ClaimRules} wherever one is claimed.
 *
 * <p>The applicant is no candidate for the engine: he never signs in there, and links and rights of a group without members
 * would be three rows written and removed with each of his steps. {@link ApplicantSteps} knows them by the model.
 */
@Component
class TaskRulesPlugin extends AbstractProcessEnginePlugin {

    private final TaskRules rules;
    private final ClaimRules claims;

    TaskRulesPlugin(TaskRules rules, ClaimRules claims) {
        this.rules = rules;
        this.claims = claims;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        if (configuration.getCustomPreBPMNParseListeners() == null) {
            configuration.setCustomPreBPMNParseListeners(new ArrayList<>());
        }
        configuration.getCustomPreBPMNParseListeners().add(everyUserTask());
    }

    private BpmnParseListener everyUserTask() {
        return new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
                task.getCandidateGroupIdExpressions()
                        .removeIf(group -> group.getExpressionText().equals(TaskGroup.APPLICANT.id()));
                task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, rules);
                task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, claims);
                task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, claims);
                task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, claims);
            }
        };
    }
}
