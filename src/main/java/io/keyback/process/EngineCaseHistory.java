package io.keyback.process;

import io.keyback.caseid.CaseId;
import io.keyback.erasure.EngineHistory;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Component;

/** What Camunda remembers of a case. */
@Component
class EngineCaseHistory implements EngineHistory {

    private final RuntimeService runtime;
    private final HistoryService history;

    EngineCaseHistory(RuntimeService runtime, HistoryService history) {
        this.runtime = runtime;
        this.history = history;
    }

    @Override
    public boolean runs(CaseId caseId) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseId.toString())
                        .count()
                > 0;
    }

    @Override
    public void end(CaseId caseId) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(caseId.toString())
                .list()
                .forEach(
                        instance -> runtime.deleteProcessInstance(instance.getId(), "erased before", true, true, true));
    }

    @Override
    public void erase(CaseId caseId) {
        history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(caseId.toString()).list().stream()
                .map(HistoricProcessInstance::getId)
                .forEach(history::deleteHistoricProcessInstance);
    }
}
