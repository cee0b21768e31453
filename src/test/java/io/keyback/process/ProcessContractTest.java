package io.keyback.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps models, forms and code together, both ways. */
class ProcessContractTest {

    private static final Models MODELS = Models.ofTheTree();

    /** What there was when this was last looked at; less means that something is no longer checked. */
    private static final Map<String, Integer> FLOOR = Map.ofEntries(
            Map.entry("process", 1),
            Map.entry("name", 76),
            Map.entry("drawing", 76),
            Map.entry("flow", 74),
            Map.entry("condition", 15),
            Map.entry("question", 6),
            Map.entry("service task", 22),
            Map.entry("user task", 11),
            Map.entry("business rule task", 2),
            Map.entry("timer", 7),
            Map.entry("listener", 11),
            Map.entry("error", 1),
            Map.entry("message", 4),
            Map.entry("expression", 60),
            Map.entry("bean", 30),
            Map.entry("form", 12),
            Map.entry("decision", 3),
            Map.entry("decision input", 9),
            Map.entry("decision output", 3),
            Map.entry("decision rule", 21),
            Map.entry("decision cell", 84));

    @Test
    void modelsFormsAndCodeKeepTheirContract() {
        assertThat(Contract.of(MODELS).breaches()).isEmpty();
    }

    @Test
    void nothingIsLeftUnchecked() {
        Map<String, Integer> checked = Contract.of(MODELS).checked();

        assertThat(checked.keySet()).containsExactlyInAnyOrderElementsOf(FLOOR.keySet());
        FLOOR.forEach((what, floor) -> assertThat(checked.get(what)).as(what).isGreaterThanOrEqualTo(floor));
    }

    static Stream<Arguments> mutants() {
        String bpmn = "processes/recovery.bpmn";
        String dmn = "processes/triage.dmn";
        return Stream.of(
                replaced("name and id apart", bpmn, "name=\"Notify reset\"", "name=\"Tell the holder\""),
                replaced("a default id", bpmn, "\"ReviewCase\"", "\"Activity_0471ljk\""),
                replaced("no name", bpmn, "name=\"Review case\" ", ""),
                replaced("another bean", bpmn, "${notifyReset}", "${notifyRejection}"),
                replaced("a bean that is not there", bpmn, "${recordTriage}", "${recordTriages}"),
                replaced("a bean of the application", bpmn, "${recordTriage}", "${resetGate}"),
                replaced("a call on a bean", bpmn, "${runFaceCheck}", "${runFaceCheck.execute(execution)}"),
                replaced(
                        "code in an expression",
                        bpmn,
                        "${outcome == 'REVIEW'}",
                        "${''.getClass().forName('x') == 'REVIEW'}"),
                replaced("a deferred expression", bpmn, "${outcome == 'REVIEW'}", "#{outcome == 'REVIEW'}"),
                replaced("an unknown variable", bpmn, "${outcome == 'REJECTED'}", "${decision == 'REJECTED'}"),
                replaced("an unknown value", bpmn, "${outcome == 'REJECTED'}", "${outcome == 'REFUSED'}"),
                replaced("the same answer twice", bpmn, "${outcome == 'REJECTED'}", "${outcome == 'APPROVED'}"),
                replaced("a method that is not there", bpmn, "caseTimers.fillInBy", "caseTimers.fillInUntil"),
                replaced("a fixed date", bpmn, "${caseTimers.fillInBy(execution)}", "2026-12-24T00:00:00"),
                replaced(
                        "no save point",
                        bpmn,
                        "id=\"ResetTwoFactor\" name=\"Reset two factor\" camunda:asyncBefore=\"true\"",
                        "id=\"ResetTwoFactor\" name=\"Reset two factor\""),
                replaced(
                        "a class instead of a bean",
                        bpmn,
                        "camunda:delegateExpression=\"${notifyReset}\"",
                        "camunda:class=\"io.keyback.process.NotifyReset\""),
                replaced(
                        "a plain expression",
                        bpmn,
                        "camunda:delegateExpression=\"${notifyReset}\"",
                        "camunda:expression=\"${notifyReset}\""),
                replaced(
                        "an external task",
                        bpmn,
                        "camunda:delegateExpression=\"${notifyReset}\"",
                        "camunda:type=\"external\" camunda:topic=\"reset\""),
                replaced(
                        "an unknown group",
                        bpmn,
                        "candidateGroups=\"reviewers,seniorReviewers\"",
                        "candidateGroups=\"reviewer\""),
                replaced(
                        "staff in the applicant's step",
                        bpmn,
                        "candidateGroups=\"applicant\"",
                        "candidateGroups=\"applicant,reviewers\""),
                replaced(
                        "an assignee",
                        bpmn,
                        "camunda:candidateGroups=\"applicant\"",
                        "camunda:candidateGroups=\"applicant\" camunda:assignee=\"rita\""),
                replaced("another form", bpmn, "formRef=\"review-case\"", "formRef=\"request-additional-info\""),
                replaced("the latest form", bpmn, "formRefBinding=\"deployment\"", "formRefBinding=\"latest\""),
                replaced("an unknown error", bpmn, "errorCode=\"ResetRefused\"", "errorCode=\"ResetDenied\""),
                replaced("any error", bpmn, " errorRef=\"ResetRefusedCode\"", ""),
                replaced("an unknown message", bpmn, "\"StopRequested\"", "\"StopAsked\""),
                replaced("any message", bpmn, " messageRef=\"StopRequested\"", ""),
                replaced(
                        "an end that nobody explains",
                        bpmn,
                        "<bpmn:documentation>The applicant wanted no more, before anything was approved.</bpmn:documentation>",
                        ""),
                replaced("no time to live", bpmn, " camunda:historyTimeToLive=\"P180D\"", ""),
                replaced("no time to live of a decision", dmn, " camunda:historyTimeToLive=\"P180D\"", ""),
                replaced(
                        "a script",
                        bpmn,
                        "<bpmn:outgoing>RecoveryRequestedToNotifyAccountHolder</bpmn:outgoing>",
                        "<bpmn:extensionElements><camunda:executionListener event=\"end\"><camunda:script"
                                + " scriptFormat=\"groovy\">x</camunda:script></camunda:executionListener>"
                                + "</bpmn:extensionElements>"
                                + "<bpmn:outgoing>RecoveryRequestedToNotifyAccountHolder</bpmn:outgoing>"),
                replaced(
                        "a flow without its condition",
                        bpmn,
                        "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${outcome == 'APPROVED'}</bpmn:conditionExpression>",
                        ""),
                replaced("another result variable", bpmn, "resultVariable=\"triage\"", "resultVariable=\"outcome\""),
                replaced("another decision", bpmn, "decisionRef=\"triage\"", "decisionRef=\"triages\""),
                replaced("an unknown input", dmn, "<text>faceCheck</text>", "<text>face</text>"),
                replaced("an input of another type", dmn, "typeRef=\"boolean\"", "typeRef=\"string\""),
                replaced(
                        "a cell that is no choice", dmn, "<text>not(\"FAILED\")</text>", "<text>not(\"FAILS\")</text>"),
                replaced("code in a cell", dmn, "<text>&lt;= 0</text>", "<text>infoRoundsLeft.abs() = 0</text>"),
                replaced(
                        "an outcome that approves",
                        dmn,
                        "\"REVIEW\",\"REVIEW_TWICE\"",
                        "\"APPROVED\",\"REVIEW\",\"REVIEW_TWICE\""),
                replaced("another hit policy", dmn, "hitPolicy=\"UNIQUE\"", "hitPolicy=\"FIRST\""),
                replaced(
                        "a form of another id",
                        "forms/review-case.form",
                        "\"id\": \"review-case\"",
                        "\"id\": \"review\""),
                arguments("no form", MODELS.without("forms/review-case.form")),
                arguments("no decision", MODELS.without(dmn)),
                arguments("a form that nobody uses", MODELS.with("forms/unused.form", any -> "{\"id\": \"unused\"}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void aModelThatBreaksTheContractIsFound(String what, Models mutant) {
        assertThat(Contract.of(mutant).breaches()).as(what).isNotEmpty();
    }

    private static Arguments replaced(String what, String file, String text, String by) {
        return arguments(what, MODELS.with(file, content -> content.replace(text, by)));
    }
}
