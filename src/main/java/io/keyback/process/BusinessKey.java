package io.keyback.process;

import io.keyback.caseid.CaseId;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Reads the case id off the engine's side. */
final class BusinessKey {

    private BusinessKey() {}

    static CaseId of(DelegateExecution execution) {
        return CaseId.of(execution.getProcessBusinessKey());
    }
}
