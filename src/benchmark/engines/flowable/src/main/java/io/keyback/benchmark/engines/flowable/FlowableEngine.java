package io.keyback.benchmark.engines.flowable;

import io.keyback.benchmark.engines.child.Engine;
import java.util.Map;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.TaskService;

/** Flowable, as the driver sees it. */
final class FlowableEngine implements Engine {

    private final ProcessEngine engine;

    FlowableEngine(ProcessEngine engine) {
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
