package io.keyback.process;

import io.keyback.recovery.CaseNotices;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class NotifyFinalRejection implements JavaDelegate {

    private final CaseNotices notices;

    NotifyFinalRejection(CaseNotices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        notices.rejectedOnAppeal(BusinessKey.of(execution));
    }
}
