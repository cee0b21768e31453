package io.keyback.process;

import io.keyback.recovery.Deadlines;
import io.keyback.recovery.RecoveryCases;
import java.time.Instant;
import java.util.Date;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What the timers, due dates and priorities of the models ask for; {@code ${caseTimers.…}} in their expressions, which reach public classes only. */
@ProcessBean
public class CaseTimers {

    static final int PRIORITY_NORMAL = 50;
    static final int PRIORITY_AT_RISK = 90;

    private final RecoveryCases cases;

    CaseTimers(RecoveryCases cases) {
        this.cases = cases;
    }

    public Date confirmEmailBy(DelegateExecution execution) {
        return Date.from(cases.confirmEmailBy(BusinessKey.of(execution)));
    }

    public Date fillInBy(DelegateExecution execution) {
        return date(execution, Deadlines::fillInBy);
    }

    public Date atRiskAt(DelegateExecution execution) {
        return date(execution, Deadlines::atRiskAt);
    }

    public Date decideBy(DelegateExecution execution) {
        return date(execution, Deadlines::decideBy);
    }

    public Date remindAt(DelegateExecution execution) {
        return date(execution, Deadlines::remindAt);
    }

    public Date provideInfoBy(DelegateExecution execution) {
        return date(execution, Deadlines::provideInfoBy);
    }

    public Date holdOver(DelegateExecution execution) {
        return date(execution, Deadlines::holdOver);
    }

    public Date lookIntoStopBy(DelegateExecution execution) {
        return date(execution, Deadlines::lookIntoStopBy);
    }

    public Date appealBy(DelegateExecution execution) {
        return date(execution, Deadlines::appealBy);
    }

    public Date confirmRequestBy(DelegateExecution execution) {
        return date(execution, Deadlines::confirmRequestBy);
    }

    public int priority(DelegateExecution execution) {
        return cases.atRisk(BusinessKey.of(execution)) ? PRIORITY_AT_RISK : PRIORITY_NORMAL;
    }

    private Date date(DelegateExecution execution, Function<Deadlines, Instant> which) {
        return Date.from(which.apply(cases.deadlines(BusinessKey.of(execution))));
    }
}
