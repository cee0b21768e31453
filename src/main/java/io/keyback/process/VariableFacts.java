package io.keyback.process;

import io.keyback.caseid.CaseId;
import io.keyback.evidence.CheckResult;
import io.keyback.recovery.CaseChecks;
import io.keyback.recovery.CheckKind;
import io.keyback.recovery.FaceVerdict;
import io.keyback.recovery.RecoveryCases;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Compares the variables of the process with what Keyback's own tables say, so that none can be smuggled in. */
@Component
class VariableFacts {

    private static final Set<String> IN_TABLES = Stream.of(
                    ProcessVariable.FORM_CHECK,
                    ProcessVariable.FACE_CHECK,
                    ProcessVariable.FACE_LIVE,
                    ProcessVariable.DOCUMENT_CHECK,
                    ProcessVariable.TRIAGE)
            .map(ProcessVariable::name)
            .collect(Collectors.toUnmodifiableSet());

    private final RecoveryCases cases;
    private final CaseChecks checks;

    VariableFacts(RecoveryCases cases, CaseChecks checks) {
        this.cases = cases;
        this.checks = checks;
    }

    /** The names of the variables that say something else than the tables, or than this task can stand for. */
    Set<String> contradictedBy(DelegateExecution execution, Map<String, Object> hereAlways) {
        Set<String> contradicted = new TreeSet<>();
        Map<String, Object> facts = IN_TABLES.stream().anyMatch(execution::hasVariable)
                ? facts(BusinessKey.of(execution))
                : new HashMap<>();
        facts.putAll(hereAlways);
        facts.forEach((name, fact) -> {
            Object value = execution.getVariable(name);
            if (value != null && !value.equals(fact)) {
                contradicted.add(name);
            }
        });
        return contradicted;
    }

    private Map<String, Object> facts(CaseId caseId) {
        Map<String, Object> facts = new HashMap<>();
        Map<CheckKind, CheckResult> results = cases.checks(caseId);
        CheckResult form = results.get(CheckKind.FORM);
        CheckResult face = results.get(CheckKind.FACE);
        CheckResult document = results.get(CheckKind.DOCUMENT);
        if (form != null) {
            facts.put(ProcessVariable.FORM_CHECK.name(), form.outcome().name());
        }
        if (face != null) {
            facts.put(ProcessVariable.FACE_CHECK.name(), face.outcome().name());
            facts.put(ProcessVariable.FACE_LIVE.name(), FaceVerdict.of(face).live());
        }
        if (document != null) {
            facts.put(ProcessVariable.DOCUMENT_CHECK.name(), document.outcome().name());
        }
        checks.triage(caseId).ifPresent(triage -> facts.put(ProcessVariable.TRIAGE.name(), triage.name()));
        return facts;
    }
}
