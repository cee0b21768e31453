package io.keyback.benchmark.engines.camunda;

import io.keyback.benchmark.engines.child.Engine;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;

/** Camunda, as the driver sees it. */
final class CamundaEngine implements Engine {

    private final ProcessEngine engine;

    CamundaEngine(ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    public void deploy(String resource, String model) {
        engine.getRepositoryService()
                .createDeployment()
                .addString(resource, model)
                .deploy();
    }

    @Override
    public String start(String process, String key, Map<String, Object> variables) {
        return engine.getRuntimeService()
                .startProcessInstanceByKey(process, key, variables)
                .getId();
    }

    @Override
    public void complete(String instance, Map<String, Object> variables) {
        TaskService tasks = engine.getTaskService();
        tasks.complete(
                tasks.createTaskQuery().processInstanceId(instance).singleResult().getId(), variables);
    }
}
