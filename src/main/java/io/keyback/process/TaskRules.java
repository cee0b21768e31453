package io.keyback.process;

import io.keyback.caseid.CaseId;
import io.keyback.form.FormError;
import io.keyback.form.Forms;
import io.keyback.form.Submission;
import io.keyback.recovery.ApprovalGround;
import io.keyback.recovery.Decision;
import io.keyback.recovery.InfoItem;
import io.keyback.recovery.InfoReason;
import io.keyback.recovery.OverrideReason;
import io.keyback.recovery.RejectionReason;
import io.keyback.recovery.ReviewDesk;
import io.keyback.recovery.ReviewRefused;
import io.keyback.recovery.Reviewer;
import io.keyback.recovery.Reviewers;
import io.keyback.recovery.StepAnswer;
import io.keyback.recovery.StopDecision;
import io.keyback.recovery.Triage;
import io.keyback.recovery.Verdict;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Stands at the end of every user task, put there by the engine's configuration and not by a model, so that no model can
 * leave it out: who completes a task, with what, and where that goes. Form values are taken to the feature that owns them
 * and removed before the engine writes anything.
 */
@Component
class TaskRules implements TaskListener {

    private static final Map<String, ApprovalGround> GROUNDS = Map.of(
            "faceMatchesDocument", ApprovalGround.FACE_MATCHES_DOCUMENT,
            "spokeWithPerson", ApprovalGround.SPOKE_WITH_PERSON,
            "documentGenuine", ApprovalGround.DOCUMENT_GENUINE,
            "detailsAgree", ApprovalGround.DETAILS_AGREE,
            "differencesExplained", ApprovalGround.DIFFERENCES_EXPLAINED);

    private final ReviewDesk desk;
    private final Reviewers reviewers;
    private final Forms forms;
    private final VariableFacts facts;
    private final IdentityService identity;

    TaskRules(ReviewDesk desk, Reviewers reviewers, Forms forms, VariableFacts facts, @Lazy IdentityService identity) {
        this.desk = desk;
        this.reviewers = reviewers;
        this.forms = forms;
        this.facts = facts;
        this.identity = identity;
    }

    @Override
    public void notify(DelegateTask task) {
        switch (task.getTaskDefinitionKey()) {
            case "ReviewCase" -> review(task, "review-case", Triage.REVIEW);
            case "SecondReview" -> review(task, "second-review", Verdict.APPROVED_ONCE);
            case "LookIntoStop" -> lookIntoStop(task);
            case "RequestAdditionalInfo" -> requestAdditionalInfo(task);
            default -> applicantStep(task);
        }
    }

    /** The applicant never signs in at the engine; whoever does is staff and has no business in his steps. */
    private void applicantStep(DelegateTask task) {
        if (identity.getCurrentAuthentication() != null) {
            throw new ReviewRefused(ReviewRefused.Reason.UNEXPECTED_VARIABLE, "This step belongs to the applicant.");
        }
        takeForm(task, Set.of(), Map.of());
    }

    private void review(DelegateTask task, String formId, Enum<?> outcomeHere) {
        Reviewer reviewer = reviewer(task);
        Map<String, @Nullable Object> form = takeForm(task, formId, outcomeHere);
        Verdict verdict = desk.decide(
                caseId(task),
                reviewer,
                Decision.valueOf(text(form, "decision")),
                approvalGrounds(form),
                choice(form, "rejectionReason", RejectionReason.class),
                choice(form, "overrideReason", OverrideReason.class),
                text(form, "note"));
        ProcessVariable.OUTCOME.set(task.getExecution(), verdict);
    }

    private void lookIntoStop(DelegateTask task) {
        Reviewer reviewer = reviewer(task);
        Map<String, @Nullable Object> form = takeForm(task, "look-into-stop", Map.of());
        StopDecision decision = StopDecision.valueOf(text(form, "decision"));
        desk.lookIntoStop(caseId(task), reviewer, decision, text(form, "note"));
        ProcessVariable.OUTCOME.set(task.getExecution(), decision);
    }

    private static Set<ApprovalGround> approvalGrounds(Map<String, @Nullable Object> form) {
        Set<ApprovalGround> grounds = EnumSet.noneOf(ApprovalGround.class);
        GROUNDS.forEach((field, ground) -> {
            if (Boolean.TRUE.equals(form.get(field))) {
                grounds.add(ground);
            }
        });
        return grounds;
    }

    private static <E extends Enum<E>> @Nullable E choice(
            Map<String, @Nullable Object> form, String field, Class<E> type) {
        return form.get(field) == null ? null : Enum.valueOf(type, text(form, field));
    }

    private void requestAdditionalInfo(DelegateTask task) {
        Reviewer reviewer = reviewer(task);
        Map<String, @Nullable Object> form = takeForm(task, "request-additional-info", Verdict.INFO_NEEDED);
        Map<InfoItem, InfoReason> items = new EnumMap<>(InfoItem.class);
        addItem(form, "askFace", "faceReason", InfoItem.FACE, items);
        addItem(form, "askDocument", "documentReason", InfoItem.DOCUMENT, items);
        addItem(form, "askDocumentFront", "documentFrontReason", InfoItem.DOCUMENT_FRONT, items);
        addItem(form, "askDocumentBack", "documentBackReason", InfoItem.DOCUMENT_BACK, items);
        addItem(form, "askName", "nameReason", InfoItem.NAME, items);
        addItem(form, "askDateOfBirth", "dateOfBirthReason", InfoItem.DATE_OF_BIRTH, items);
        addItem(form, "askAddress", "addressReason", InfoItem.ADDRESS, items);
        addItem(form, "askTransactions", "transactionsReason", InfoItem.TRANSACTIONS, items);
        String question = form.get("question") == null ? null : text(form, "question");
        desk.ask(caseId(task), reviewer, items, question, text(form, "note"));
    }

    private static void addItem(
            Map<String, @Nullable Object> form,
            String ask,
            String why,
            InfoItem item,
            Map<InfoItem, InfoReason> items) {
        if (Boolean.TRUE.equals(form.get(ask))) {
            items.put(item, InfoReason.valueOf(text(form, why)));
        }
    }

    private Map<String, @Nullable Object> takeForm(DelegateTask task, String formId, Enum<?> outcomeHere) {
        return takeForm(
                task,
                formId,
                Map.of(
                        ProcessVariable.OUTCOME.name(), outcomeHere.name(),
                        ProcessVariable.STEP_ANSWER.name(), StepAnswer.DONE.name(),
                        ProcessVariable.RESETTABLE.name(), true));
    }

    private Map<String, @Nullable Object> takeForm(DelegateTask task, String formId, Map<String, Object> hereAlways) {
        Submission submission =
                forms.validate(formId, takeForm(task, forms.get(formId).fields(), hereAlways));
        if (!submission.valid()) {
            throw new ReviewRefused(
                    ReviewRefused.Reason.FORM_NOT_VALID,
                    submission.errors().stream().map(FormError::message).collect(Collectors.joining(" ")));
        }
        return submission.data();
    }

    /** Removes the form's values from the process; anything else that was sent along is refused. */
    private Map<String, @Nullable Object> takeForm(
            DelegateTask task, Set<String> fields, Map<String, Object> hereAlways) {
        DelegateExecution execution = task.getExecution();
        Set<String> unexpected = new TreeSet<>(task.getVariableNamesLocal());
        Map<String, @Nullable Object> values = new HashMap<>();
        for (String name : Set.copyOf(execution.getVariableNames())) {
            if (fields.contains(name)) {
                values.put(name, execution.getVariable(name));
                execution.removeVariable(name);
            } else if (!ProcessVariable.names().contains(name)) {
                unexpected.add(name);
            }
        }
        unexpected.addAll(facts.contradictedBy(execution, hereAlways));
        if (!unexpected.isEmpty()) {
            throw new ReviewRefused(ReviewRefused.Reason.UNEXPECTED_VARIABLE, unexpected.toString());
        }
        return values;
    }

    private Reviewer reviewer(DelegateTask task) {
        String name = Optional.ofNullable(identity.getCurrentAuthentication())
                .map(Authentication::getUserId)
                .orElseThrow(() -> new ReviewRefused(ReviewRefused.Reason.NOT_SIGNED_IN));
        if (!name.equals(task.getAssignee())) {
            throw new ReviewRefused(ReviewRefused.Reason.NOT_CLAIMED_BY_YOU);
        }
        return reviewers.named(name);
    }

    private static CaseId caseId(DelegateTask task) {
        return BusinessKey.of(task.getExecution());
    }

    private static String text(Map<String, @Nullable Object> form, String field) {
        Object value = form.get(field);
        return value == null ? "" : value.toString();
    }
}
