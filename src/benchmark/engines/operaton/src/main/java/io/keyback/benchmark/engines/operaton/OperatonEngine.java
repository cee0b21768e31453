package io.keyback.benchmark.engines.operaton;

import io.keyback.benchmark.engines.child.Engine;
import java.util.Map;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.TaskService;

/** Operaton, as the driver sees it. */
final class OperatonEngine implements Engine {

    private final ProcessEngine engine;

    OperatonEngine(ProcessEngine engine) {
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
