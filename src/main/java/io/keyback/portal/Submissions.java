package io.keyback.portal;

import io.keyback.emailcode.EmailCodes;
import io.keyback.form.FormError;
import io.keyback.form.Forms;
import io.keyback.form.Submission;
import io.keyback.recovery.CaseStatus;
import io.keyback.recovery.CaseView;
import io.keyback.recovery.InfoItem;
import io.keyback.recovery.RecoveryCases;
import io.keyback.recovery.RecoveryProcess;
import io.keyback.recovery.Step;
import io.keyback.recovery.StepAnswer;
import io.keyback.recovery.StepNotOpen;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes the applicant's answers: for the open step only, validated, and in one transaction with the process. */
@Component
class Submissions {

    private final RecoveryProcess process;
    private final RecoveryCases cases;
    private final Forms forms;
    private final EmailCodes codes;
    private final TransactionOperations transactions;
    private final Map<String, FormRule> rules;

    Submissions(
            RecoveryProcess process,
            RecoveryCases cases,
            Forms forms,
            EmailCodes codes,
            TransactionOperations transactions,
            List<FormRule> rules) {
        this.process = process;
        this.cases = cases;
        this.forms = forms;
        this.codes = codes;
        this.transactions = transactions;
        this.rules = rules.stream().collect(Collectors.toUnmodifiableMap(FormRule::form, Function.identity()));
    }

    /**
     * Answers the open step.
     *
     * @throws StepNotOpen when it is not the open step of this case
     * @throws AnswerRefused when something is wrong with the answer; what a rule wrote down, such as a try, stays
     */
    void submit(CaseView theCase, String stepId, Map<String, ? extends @Nullable Object> data) {
        Step step = require(theCase, stepId);
        Map<String, @Nullable Object> valid = validated(step.form(), data);
        ruled(() -> {
            Ruling ruling = judge(theCase, step.form(), Instant.EPOCH, valid);
            if (ruling instanceof Ruling.Accepted accepted) {
                process.complete(theCase.id(), stepId, accepted.answer());
            }
            return ruling;
        });
    }

    /**
     * Gives again what a reviewer asked for.
     *
     * @throws StepNotOpen when nobody waits for this form of this item
     * @throws AnswerRefused when something is wrong with the answer
     */
    void submitItem(CaseView theCase, InfoItem item, String form, Map<String, ? extends @Nullable Object> data) {
        if (!awaited(theCase, item) || !RequestedItems.forms(item).contains(form)) {
            throw new StepNotOpen(item.name());
        }
        Instant asked = Objects.requireNonNullElse(theCase.infoRequestedAt(), Instant.MAX);
        Map<String, @Nullable Object> valid = validated(form, data);
        ruled(() -> judge(theCase, form, asked, valid));
    }

    /**
     * Asks for another email code.
     *
     * @return false when it is too early for one
     * @throws StepNotOpen when this case does not wait for a code in this step
     */
    boolean sendAgain(CaseView theCase, String stepId) {
        Step step = require(theCase, stepId);
        if (!step.form().equals(EmailCodeRule.FORM)) {
            throw new StepNotOpen(stepId);
        }
        if (!codes.mayResend(theCase.id())) {
            return false;
        }
        transactions.executeWithoutResult(transaction -> process.complete(theCase.id(), stepId, StepAnswer.SEND_AGAIN));
        return true;
    }

    /** Whether a reviewer asked for the item again and the applicant may still give it. */
    boolean awaited(CaseView theCase, InfoItem item) {
        return theCase.status() == CaseStatus.AWAITING_INFO
                && theCase.requestedInfo().contains(item)
                && openForm(theCase).filter(AdditionalInfoRule.FORM::equals).isPresent();
    }

    /** The form of the open step. */
    Optional<String> openForm(CaseView theCase) {
        return process.openStep(theCase.id()).map(Step::form);
    }

    private Step require(CaseView theCase, String stepId) {
        return process.openStep(theCase.id())
                .filter(step -> step.id().equals(stepId))
                .orElseThrow(() -> new StepNotOpen(stepId));
    }

    private Map<String, @Nullable Object> validated(String form, Map<String, ? extends @Nullable Object> data) {
        Submission submission = forms.validate(form, data);
        if (!submission.valid()) {
            throw new AnswerRefused(submission.errors());
        }
        return submission.data();
    }

    private Ruling judge(CaseView theCase, String form, Instant since, Map<String, @Nullable Object> data) {
        FormRule rule = rules.get(form);
        if (rule != null) {
            return rule.judge(theCase, since, data);
        }
        cases.answer(theCase.id(), form, data);
        return Ruling.accepted();
    }

    /** Commits also what is refused, so that the counted try of a wrong code stays counted. */
    private void ruled(Supplier<Ruling> work) {
        List<FormError> errors = transactions.execute(
                transaction -> work.get() instanceof Ruling.Refused refused ? refused.errors() : List.<FormError>of());
        if (errors != null && !errors.isEmpty()) {
            throw new AnswerRefused(errors);
        }
    }
}
