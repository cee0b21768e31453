package io.keyback.process;

import io.keyback.recovery.CaseNotices;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class NotifyAttemptsUsedUp implements JavaDelegate {

    private final CaseNotices notices;

    NotifyAttemptsUsedUp(CaseNotices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        notices.codeAttemptsUsedUp(BusinessKey.of(execution));
    }
}
