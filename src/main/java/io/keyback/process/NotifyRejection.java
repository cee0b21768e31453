package io.keyback.process;

import io.keyback.recovery.CaseNotices;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class NotifyRejection implements JavaDelegate {

    private final CaseNotices notices;

    NotifyRejection(CaseNotices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        notices.rejected(BusinessKey.of(execution));
    }
}
