package io.keyback.process;

import static io.keyback.process.Proofs.Proof.A_DOCUMENT_FAILS_ONLY_BY_HARD_FACTS;
import static io.keyback.process.Proofs.Proof.EVERY_ELEMENT_CAN_BE_REACHED;
import static io.keyback.process.Proofs.Proof.EVERY_ELEMENT_IS_UNDERSTOOD;
import static io.keyback.process.Proofs.Proof.EVERY_FACT_OF_A_DOCUMENT_HAS_ONE_WEIGHT;
import static io.keyback.process.Proofs.Proof.EVERY_QUESTION_HAS_ONE_ANSWER;
import static io.keyback.process.Proofs.Proof.EVERY_TOKEN_CAN_END;
import static io.keyback.process.Proofs.Proof.HOLD_HAS_ONE_LENGTH;
import static io.keyback.process.Proofs.Proof.HOLD_IS_NEVER_SHORTER_WHERE_MORE_IS_AT_RISK;
import static io.keyback.process.Proofs.Proof.NOBODY_WAITS_FOR_THE_APPLICANT_FOREVER;
import static io.keyback.process.Proofs.Proof.NO_ANSWER_COMES_FROM_BESIDE;
import static io.keyback.process.Proofs.Proof.NO_DOCUMENT_PASSES_UNREAD;
import static io.keyback.process.Proofs.Proof.NO_DOCUMENT_PASSES_WITH_ANYTHING_AGAINST_IT;
import static io.keyback.process.Proofs.Proof.NO_RESET_AFTER_A_STOP;
import static io.keyback.process.Proofs.Proof.NO_RESET_WITHOUT_A_HOLD;
import static io.keyback.process.Proofs.Proof.NO_RESET_WITHOUT_A_REVIEW;
import static io.keyback.process.Proofs.Proof.NO_RESET_WITHOUT_EVERY_CHECK;
import static io.keyback.process.Proofs.Proof.NO_RESET_WITHOUT_EVERY_STEP_OF_THE_REQUEST;
import static io.keyback.process.Proofs.Proof.NO_RESET_WITHOUT_THE_APPROVAL;
import static io.keyback.process.Proofs.Proof.NO_RESET_WITHOUT_THE_CONFIRMED_CODE;
import static io.keyback.process.Proofs.Proof.NO_REVIEW_IS_FORGOTTEN;
import static io.keyback.process.Proofs.Proof.NO_SECOND_RESET;
import static io.keyback.process.Proofs.Proof.ONE_APPROVAL_OF_TWO_APPROVES_NOTHING;
import static io.keyback.process.Proofs.Proof.ONE_TASK_RESETS;
import static io.keyback.process.Proofs.Proof.STOP_FREEZES_BEFORE_ANYTHING_ELSE;
import static io.keyback.process.Proofs.Proof.STOP_REACHES_EVERY_STATE;
import static io.keyback.process.Proofs.Proof.TRIAGE_APPROVES_NOTHING;
import static io.keyback.process.Proofs.Proof.TRIAGE_ASKS_AGAIN_ONLY_WHILE_ROUNDS_ARE_LEFT;
import static io.keyback.process.Proofs.Proof.TRIAGE_HAS_ONE_OUTCOME;
import static io.keyback.process.Proofs.Proof.TRIAGE_LETS_ONE_REVIEWER_DECIDE_ONLY_WHERE_NO_CHECK_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.keyback.process.Proofs.Breach;
import io.keyback.process.Proofs.Proof;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves over the models what no test of single cases can show, and that a shortcut drawn in would be found. */
class ProcessProofsTest {

    private static final Models MODELS = Models.ofTheTree();
    private static final Proofs PROOFS = Proofs.of(MODELS);
    private static final String PROCESS = "processes/recovery.bpmn";
    private static final String TRIAGE = "triage";
    private static final String HOLD = "hold";
    private static final String DOCUMENT = "document";

    private static final int LEAST_MUTANTS = 12;
    private static final List<Mutant> MUTANTS = draw();

    /** What there was when this was last looked at; less means that something is no longer looked at. */
    private static final Map<Proof, Integer> FLOOR = Map.ofEntries(
            Map.entry(EVERY_ELEMENT_IS_UNDERSTOOD, 82),
            Map.entry(EVERY_ELEMENT_CAN_BE_REACHED, 82),
            Map.entry(EVERY_TOKEN_CAN_END, 1000),
            Map.entry(EVERY_QUESTION_HAS_ONE_ANSWER, 50),
            Map.entry(NO_ANSWER_COMES_FROM_BESIDE, 9),
            Map.entry(ONE_TASK_RESETS, 2),
            Map.entry(NO_RESET_WITHOUT_THE_CONFIRMED_CODE, 2),
            Map.entry(NO_RESET_WITHOUT_EVERY_STEP_OF_THE_REQUEST, 5),
            Map.entry(NO_RESET_WITHOUT_EVERY_CHECK, 19),
            Map.entry(NO_RESET_WITHOUT_A_REVIEW, 4),
            Map.entry(ONE_APPROVAL_OF_TWO_APPROVES_NOTHING, 82),
            Map.entry(NO_RESET_WITHOUT_THE_APPROVAL, 7),
            Map.entry(NO_RESET_WITHOUT_A_HOLD, 20),
            Map.entry(NO_SECOND_RESET, 1),
            Map.entry(STOP_REACHES_EVERY_STATE, 36),
            Map.entry(STOP_FREEZES_BEFORE_ANYTHING_ELSE, 82),
            Map.entry(NO_RESET_AFTER_A_STOP, 1),
            Map.entry(NOBODY_WAITS_FOR_THE_APPLICANT_FOREVER, 7),
            Map.entry(NO_REVIEW_IS_FORGOTTEN, 6),
            Map.entry(TRIAGE_HAS_ONE_OUTCOME, 640),
            Map.entry(TRIAGE_APPROVES_NOTHING, 640),
            Map.entry(TRIAGE_ASKS_AGAIN_ONLY_WHILE_ROUNDS_ARE_LEFT, 640),
            Map.entry(TRIAGE_LETS_ONE_REVIEWER_DECIDE_ONLY_WHERE_NO_CHECK_FAILED, 640),
            Map.entry(HOLD_HAS_ONE_LENGTH, 8),
            Map.entry(HOLD_IS_NEVER_SHORTER_WHERE_MORE_IS_AT_RISK, 10),
            Map.entry(EVERY_FACT_OF_A_DOCUMENT_HAS_ONE_WEIGHT, 177),
            Map.entry(A_DOCUMENT_FAILS_ONLY_BY_HARD_FACTS, 177),
            Map.entry(NO_DOCUMENT_PASSES_UNREAD, 177),
            Map.entry(NO_DOCUMENT_PASSES_WITH_ANYTHING_AGAINST_IT, 177));

    @Test
    void theModelsLeaveNoOtherWay() {
        assertThat(PROOFS.breaches()).isEmpty();
    }

    @Test
    void nothingIsProvenOfNothing() {
        Map<Proof, Integer> looked = PROOFS.looked();

        assertThat(FLOOR).containsOnlyKeys(Proof.values());
        assertThat(looked).containsOnlyKeys(Proof.values());
        FLOOR.forEach(
                (proof, floor) -> assertThat(looked.get(proof)).as(proof.name()).isGreaterThanOrEqualTo(floor));
    }

    /** The walk believes what these write; whoever else writes has to be told to it. */
    @Test
    void theWalkKnowsWhoAnswersTheQuestions() {
        JavaClasses product = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.keyback.process");

        assertThat(writersOf(product, "OUTCOME")).containsExactlyInAnyOrder("RecordTriage", "TaskRules");
        assertThat(writersOf(product, "STEP_ANSWER")).containsExactlyInAnyOrder("EngineRecoveryProcess", "TaskRules");
    }

    private static Set<String> writersOf(JavaClasses product, String variable) {
        return product.get(ProcessVariable.class).getField(variable).getAccessesToSelf().stream()
                .map(access -> access.getOriginOwner().getSimpleName())
                .filter(name -> !name.equals(ProcessVariable.class.getSimpleName()))
                .collect(Collectors.toSet());
    }

    /** Models that somebody drew something into, the proof that has to fail, and those that do. */
    record Mutant(String what, Proof caughtBy, Set<Proof> failing) {

        @Override
        public String toString() {
            return what;
        }
    }

    private static List<Mutant> draw() {
        return List.of(
                drawn(
                        "the code sent again goes on to the decision",
                        NO_RESET_WITHOUT_THE_CONFIRMED_CODE,
                        hand -> hand.lead(
                                hand.answer("CodeConfirmed", "${stepAnswer == 'SEND_AGAIN'}"), "AcknowledgeRequest")),
                drawn(
                        "used-up tries confirm too",
                        NO_RESET_WITHOUT_THE_CONFIRMED_CODE,
                        hand -> hand.ask(
                                hand.answer("CodeConfirmed", "${stepAnswer == 'DONE'}"),
                                "${stepAnswer != 'SEND_AGAIN'}")),
                drawn(
                        "no document is asked for",
                        NO_RESET_WITHOUT_EVERY_STEP_OF_THE_REQUEST,
                        hand -> hand.lead(hand.onlyFlowOf("CompleteFaceCheck"), "RequestFilledIn")),
                drawn(
                        "triage leads to the reset",
                        NO_RESET_WITHOUT_A_REVIEW,
                        hand -> hand.draw("TriageCase", "ResetTwoFactor")),
                drawn(
                        "no review where triage needs none",
                        NO_RESET_WITHOUT_A_REVIEW,
                        hand -> hand.ask(
                                hand.answer("WhatWasDecided", "${outcome == 'APPROVED'}"), "${outcome != 'REJECTED'}")),
                drawn(
                        "every decision leads to the reset",
                        NO_RESET_WITHOUT_THE_APPROVAL,
                        hand -> hand.draw("DecideRequest", "ResetTwoFactor")),
                drawn(
                        "whatever is not approved is reset",
                        NO_RESET_WITHOUT_THE_APPROVAL,
                        hand -> hand.ask(
                                hand.answer("WhatWasDecided", "${outcome == 'APPROVED'}"), "${outcome != 'APPROVED'}")),
                drawn(
                        "an approval without its condition",
                        EVERY_QUESTION_HAS_ONE_ANSWER,
                        hand -> hand.answer("WhatWasDecided", "${outcome == 'APPROVED'}")
                                .removeConditionExpression()),
                drawn(
                        "a rejection that nothing follows",
                        EVERY_QUESTION_HAS_ONE_ANSWER,
                        hand -> hand.erase(hand.answer("WhatWasDecided", "${outcome == 'REJECTED'}"))),
                redrawn("one check is enough", NO_RESET_WITHOUT_EVERY_CHECK, xml -> asExclusive(xml, "ChecksJoin")),
                drawn("the document is not checked", NO_RESET_WITHOUT_EVERY_CHECK, hand -> {
                    hand.erase("RunDocumentCheck");
                    hand.draw("ChecksFork", "ChecksJoin");
                }),
                drawn(
                        "additional information is not checked",
                        NO_RESET_WITHOUT_EVERY_CHECK,
                        hand -> hand.lead(hand.onlyFlowOf("ProvideAdditionalInfo"), "ReviewCase")),
                drawn(
                        "additional information approves",
                        NO_RESET_WITHOUT_A_REVIEW,
                        hand -> hand.lead(hand.onlyFlowOf("ProvideAdditionalInfo"), "DecideHold")),
                drawn(
                        "a withdrawn consent goes on to the review",
                        NO_RESET_WITHOUT_EVERY_CHECK,
                        hand -> hand.lead(hand.onlyFlowOf("ConsentWithdrawn"), "ReviewCase")),
                drawn(
                        "a withdrawn consent approves",
                        NO_RESET_WITHOUT_THE_APPROVAL,
                        hand -> hand.lead(hand.onlyFlowOf("ConsentWithdrawn"), "DecideHold")),
                drawn(
                        "a refused reset is tried again",
                        NO_RESET_WITHOUT_EVERY_CHECK,
                        hand -> hand.lead(hand.onlyFlowOf("ResetRefused"), "DecideHold")),
                drawn("one approval of two is enough", ONE_APPROVAL_OF_TWO_APPROVES_NOTHING, hand -> {
                    hand.ask(
                            hand.answer("SecondReviewNeeded", "${outcome == 'APPROVED_ONCE'}"),
                            "${outcome == 'REJECTED'}");
                    hand.ask(
                            hand.answer("SecondReviewNeeded", "${outcome != 'APPROVED_ONCE'}"),
                            "${outcome != 'REJECTED'}");
                }),
                drawn(
                        "no hold is decided",
                        NO_RESET_WITHOUT_A_HOLD,
                        hand -> hand.lead(hand.answer("WhatWasDecided", "${outcome == 'APPROVED'}"), "ResetTwoFactor")),
                drawn(
                        "the hold is skipped",
                        NO_RESET_WITHOUT_A_HOLD,
                        hand -> hand.lead(hand.onlyFlowOf("NotifyReset"), "ReleaseHold")),
                drawn(
                        "two reset",
                        ONE_TASK_RESETS,
                        hand -> hand.get("NotifyReset", ServiceTask.class)
                                .setCamundaDelegateExpression("${resetTwoFactor}")),
                drawn(
                        "it is reset after the hold again",
                        NO_SECOND_RESET,
                        hand -> hand.lead(hand.onlyFlowOf("HoldOver"), "DecideHold")),
                drawn(
                        "a stop beside the case",
                        STOP_REACHES_EVERY_STATE,
                        hand -> hand.get("StoppedByAccountHolder", StartEvent.class)
                                .setInterrupting(false)),
                drawn(
                        "a stop that nobody hears",
                        STOP_REACHES_EVERY_STATE,
                        hand -> hand.get("StopRequested", Message.class).setName("StopAsked")),
                drawn("no stop", STOP_REACHES_EVERY_STATE, hand -> hand.erase("Stop")),
                redrawn(
                        "a hold in another process",
                        STOP_REACHES_EVERY_STATE,
                        xml -> xml.replace("</bpmn:process>", "</bpmn:process>" + ANOTHER_PROCESS)),
                drawn(
                        "a withdrawal that goes on to the reset",
                        STOP_REACHES_EVERY_STATE,
                        hand -> hand.lead(hand.onlyFlowOf("NotifyWithdrawal"), "DecideHold")),
                drawn(
                        "a stop tells before it freezes",
                        STOP_FREEZES_BEFORE_ANYTHING_ELSE,
                        hand -> hand.lead(hand.onlyFlowOf("StoppedByAccountHolder"), "NotifyStop")),
                drawn(
                        "a lifted stop goes on to the reset",
                        NO_RESET_AFTER_A_STOP,
                        hand -> hand.lead(hand.onlyFlowOf("LiftFreeze"), "DecideHold")),
                drawn(
                        "additional information is awaited for ever",
                        NOBODY_WAITS_FOR_THE_APPLICANT_FOREVER,
                        hand -> hand.erase("DeadlinePassed")),
                drawn(
                        "a request is awaited for ever",
                        NOBODY_WAITS_FOR_THE_APPLICANT_FOREVER,
                        hand -> hand.get("RequestNotCompletedInTime", BoundaryEvent.class)
                                .setCancelActivity(false)),
                drawn("nobody hears of a late decision", NO_REVIEW_IS_FORGOTTEN, hand -> hand.erase("Overdue")),
                drawn(
                        "an answer where nobody comes",
                        EVERY_ELEMENT_CAN_BE_REACHED,
                        hand -> hand.ask(
                                hand.answer("WhatWasDecided", "${outcome == 'NOT_RECOVERABLE'}"),
                                "${outcome == 'REVIEW'}")),
                drawn(
                        "a lifted stop is told for ever",
                        EVERY_TOKEN_CAN_END,
                        hand -> hand.lead(hand.onlyFlowOf("NotifyStopLifted"), "LiftFreeze")),
                drawn("an end that is none", EVERY_TOKEN_CAN_END, hand -> hand.erase("Recovered")),
                redrawn(
                        "a gateway of another kind",
                        EVERY_ELEMENT_IS_UNDERSTOOD,
                        xml -> xml.replace("exclusiveGateway", "inclusiveGateway")),
                drawn(
                        "a reminder decides beside the case",
                        NO_ANSWER_COMES_FROM_BESIDE,
                        hand -> hand.lead(hand.onlyFlowOf("RemindOfAdditionalInfo"), "DecideRequestJoin")),
                decided(
                        "no rule for what passed",
                        TRIAGE_HAS_ONE_OUTCOME,
                        TRIAGE,
                        model -> erase(model, "AHumanLooks")),
                decided(
                        "two rules for one case",
                        TRIAGE_HAS_ONE_OUTCOME,
                        TRIAGE,
                        model -> input(model, "AHumanLooks", 1, "")),
                decided(
                        "a word that nobody knows",
                        TRIAGE_HAS_ONE_OUTCOME,
                        TRIAGE,
                        model -> output(model, "AHumanLooks", "LATER")),
                decided(
                        "what passed is approved",
                        TRIAGE_APPROVES_NOTHING,
                        TRIAGE,
                        model -> output(model, "AHumanLooks", "AUTO_APPROVE")),
                decided(
                        "asked again without end",
                        TRIAGE_ASKS_AGAIN_ONLY_WHILE_ROUNDS_ARE_LEFT,
                        TRIAGE,
                        model -> output(model, "FaceStillUnusable", "INFO_NEEDED")),
                decided(
                        "one reviewer for a failed check",
                        TRIAGE_LETS_ONE_REVIEWER_DECIDE_ONLY_WHERE_NO_CHECK_FAILED,
                        TRIAGE,
                        model -> output(model, "DocumentStillUnusable", "REVIEW")),
                decided(
                        "no hold where nothing is unusual",
                        HOLD_HAS_ONE_LENGTH,
                        HOLD,
                        model -> erase(model, "NothingUnusual")),
                decided(
                        "a short hold for the mailbox alone",
                        HOLD_IS_NEVER_SHORTER_WHERE_MORE_IS_AT_RISK,
                        HOLD,
                        model -> {
                            output(model, "MailboxAlone", "STANDARD");
                            output(model, "NothingUnusual", "EXTENDED");
                        }),
                decided(
                        "a short hold after two reviews",
                        HOLD_IS_NEVER_SHORTER_WHERE_MORE_IS_AT_RISK,
                        HOLD,
                        model -> output(model, "SomethingSpokeAgainst", "STANDARD")),
                decided(
                        "nothing is said of what speaks against it",
                        EVERY_FACT_OF_A_DOCUMENT_HAS_ONE_WEIGHT,
                        DOCUMENT,
                        model -> erase(model, "SpeaksAgainst")),
                decided(
                        "an expired document weighs twice",
                        EVERY_FACT_OF_A_DOCUMENT_HAS_ONE_WEIGHT,
                        DOCUMENT,
                        model -> input(model, "PerhapsNotAccepted", 1, "")),
                decided(
                        "another name fails by itself",
                        A_DOCUMENT_FAILS_ONLY_BY_HARD_FACTS,
                        DOCUMENT,
                        model -> output(model, "SpeaksAgainst", "FAILED")),
                decided(
                        "a misread date fails by itself",
                        A_DOCUMENT_FAILS_ONLY_BY_HARD_FACTS,
                        DOCUMENT,
                        model -> output(model, "PerhapsNotAccepted", "FAILED")),
                decided(
                        "a repaired reading is good enough",
                        NO_DOCUMENT_PASSES_UNREAD,
                        DOCUMENT,
                        model -> output(model, "ReadOtherwise", "NOTE")),
                decided(
                        "an unread document passes",
                        NO_DOCUMENT_PASSES_WITH_ANYTHING_AGAINST_IT,
                        DOCUMENT,
                        model -> output(model, "NotReadWithCertainty", "GOOD")),
                decided(
                        "one document for two accounts passes",
                        NO_DOCUMENT_PASSES_WITH_ANYTHING_AGAINST_IT,
                        DOCUMENT,
                        model -> output(model, "SeenElsewhere", "NOTE")));
    }

    private static final String ANOTHER_PROCESS = """
            <bpmn:process id="hold" name="Hold" isExecutable="true">
              <bpmn:startEvent id="HoldBegun"/>
              <bpmn:intermediateCatchEvent id="HoldThereOver">
                <bpmn:timerEventDefinition/>
              </bpmn:intermediateCatchEvent>
              <bpmn:endEvent id="HoldEnded"/>
              <bpmn:sequenceFlow id="HoldBegunToHoldThereOver" sourceRef="HoldBegun" targetRef="HoldThereOver"/>
              <bpmn:sequenceFlow id="HoldThereOverToHoldEnded" sourceRef="HoldThereOver" targetRef="HoldEnded"/>
            </bpmn:process>""";

    private static List<Mutant> mutants() {
        return MUTANTS;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void whatIsDrawnInIsFound(Mutant mutant) {
        assertThat(mutant.failing()).contains(mutant.caughtBy());
    }

    @Test
    void everyMutantIsFoundAndEveryProofHasFailed() {
        List<Mutant> found = MUTANTS.stream()
                .filter(mutant -> mutant.failing().contains(mutant.caughtBy()))
                .toList();

        assertThat(found).hasSameSizeAs(MUTANTS).hasSizeGreaterThanOrEqualTo(LEAST_MUTANTS);
        assertThat(found.stream().map(Mutant::caughtBy)).containsAll(EnumSet.allOf(Proof.class));
    }

    private static Mutant drawn(String what, Proof caughtBy, Consumer<Drawing> hand) {
        return redrawn(what, caughtBy, xml -> Drawing.changed(xml, hand));
    }

    private static Mutant redrawn(String what, Proof caughtBy, UnaryOperator<String> change) {
        return new Mutant(what, caughtBy, failing(Proofs.ofProcesses(MODELS.with(PROCESS, change))));
    }

    private static Mutant decided(String what, Proof caughtBy, String table, Consumer<DmnModelInstance> hand) {
        Models changed = MODELS.with("processes/" + table + ".dmn", xml -> {
            DmnModelInstance model =
                    Dmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
            hand.accept(model);
            return Dmn.convertToString(model);
        });
        return new Mutant(what, caughtBy, failing(Proofs.ofDecision(changed, table)));
    }

    private static Set<Proof> failing(Proofs proofs) {
        return proofs.breaches().stream().map(Breach::proof).collect(Collectors.toSet());
    }

    private static String asExclusive(String xml, String gateway) {
        int begin = xml.indexOf("<bpmn:parallelGateway id=\"" + gateway + "\"");
        int end = xml.indexOf("</bpmn:parallelGateway>", begin) + "</bpmn:parallelGateway>".length();
        return xml.substring(0, begin)
                + xml.substring(begin, end).replace("parallelGateway", "exclusiveGateway")
                + xml.substring(end);
    }

    private static void erase(DmnModelInstance model, String rule) {
        Rule found = model.getModelElementById(rule);
        found.getParentElement().removeChildElement(found);
    }

    private static void input(DmnModelInstance model, String rule, int column, String cell) {
        Rule found = model.getModelElementById(rule);
        found.getInputEntries().stream()
                .skip(column)
                .findFirst()
                .orElseThrow()
                .getText()
                .setTextContent(cell);
    }

    private static void output(DmnModelInstance model, String rule, String choice) {
        Rule found = model.getModelElementById(rule);
        found.getOutputEntries().iterator().next().getText().setTextContent('"' + choice + '"');
    }
}
