package io.keyback.portal;

import io.keyback.emailcode.EmailCodes;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes the applicant's answers and pictures: for what is open only, validated, and in one transaction with the process.
 * Whoever changes a case locks it first and looks again: what was true when the request came may not be true any more.
 */
@Component
class Submissions {

    private final RecoveryProcess process;
    private final RecoveryCases cases;
    private final Forms forms;
    private final ItemForms itemForms;
    private final EmailCodes codes;
    private final TransactionOperations transactions;
    private final Map<String, FormRule> rules;

    Submissions(
            RecoveryProcess process,
            RecoveryCases cases,
            Forms forms,
            ItemForms itemForms,
            EmailCodes codes,
            TransactionOperations transactions,
            List<FormRule> rules) {
        this.process = process;
        this.cases = cases;
        this.forms = forms;
        this.itemForms = itemForms;
        this.codes = codes;
        this.transactions = transactions;
        this.rules = rules.stream().collect(Collectors.toUnmodifiableMap(FormRule::form, Function.identity()));
    }

    /**
     * Answers the open step.
     *
     * @throws StepNotOpen when it is not the open step of this case
     * @throws TakenOver when another device goes on with the case by now
     * @throws AnswerRefused when something is wrong with the answer; what a rule wrote down, such as a try, stays
     */
    void submit(CaseView theCase, String stepId, Map<String, ? extends @Nullable Object> data) {
        Step step = require(theCase, stepId);
        Map<String, @Nullable Object> valid = validated(step.form(), data);
        FormRule rule = rule(step.form());
        StepAnswer answer = rule.settle(theCase, valid);
        alone(theCase, stepId, present -> {
            rule.keep(present, Asked.FIRST_TIME, valid);
            process.complete(present.id(), stepId, answer);
        });
    }

    /**
     * Gives again what a reviewer asked for. What else the form holds stays as it was.
     *
     * @throws StepNotOpen when nobody waits for this form of this item
     * @throws TakenOver when another device goes on with the case by now
     * @throws AnswerRefused when something is wrong with the answer
     */
    void submitItem(CaseView theCase, InfoItem item, String form, Map<String, ? extends @Nullable Object> data) {
        requireAwaited(theCase, item, form);
        alone(theCase, item.name(), present -> {
            requireAwaited(present, item, form);
            // Only now: of two parts of a form that are given at once, each finds the other.
            Map<String, @Nullable Object> valid = validated(form, itemForms.whole(present, item, form, data));
            rule(form).keep(present, RequestedItems.asked(present, item), valid);
            if (RequestedItems.formAfter(item, form).isEmpty()) {
                cases.giveInfo(present.id(), item);
            }
        });
    }

    /**
     * Refuses where the case takes no pictures of these items now.
     *
     * @throws StepNotOpen when neither the form is open nor somebody waits for one of the items
     */
    void requirePicturesWanted(CaseView theCase, Set<InfoItem> items, String form) {
        if (!picturesWanted(theCase, items, form)) {
            throw new StepNotOpen(form);
        }
    }

    /** Whether the form is open, or somebody waits for one of the items. */
    boolean picturesWanted(CaseView theCase, Set<InfoItem> items, String form) {
        boolean firstTime = openForm(theCase).filter(form::equals).isPresent();
        return firstTime || items.stream().anyMatch(item -> awaited(theCase, item));
    }

    /** What pictures of the item have to bring along now. */
    Asked asked(CaseView theCase, InfoItem item) {
        return awaited(theCase, item) ? RequestedItems.asked(theCase, item) : Asked.FIRST_TIME;
    }

    /**
     * The case as it is now, locked for the rest of the transaction.
     *
     * @param seen the case as it was when the request came
     * @throws TakenOver when another device goes on with it by now
     */
    CaseView lock(CaseView seen) {
        CaseView present = cases.lock(seen.id());
        if (present.device() != seen.device()) {
            throw new TakenOver();
        }
        return present;
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
        alone(theCase, stepId, present -> process.complete(present.id(), stepId, StepAnswer.SEND_AGAIN));
        return true;
    }

    /** Whether a reviewer asked for the item again and the applicant may still give it. */
    boolean awaited(CaseView theCase, InfoItem item) {
        return theCase.status() == CaseStatus.AWAITING_INFO
                && theCase.requestedInfo().contains(item)
                && openForm(theCase).filter(AdditionalInfoRule.FORM::equals).isPresent();
    }

    private void requireAwaited(CaseView theCase, InfoItem item, String form) {
        if (!awaited(theCase, item) || !item.forms().contains(form)) {
            throw new StepNotOpen(item.name());
        }
    }

    private Optional<String> openForm(CaseView theCase) {
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

    private FormRule rule(String form) {
        return rules.getOrDefault(form, new KeptAsEntered(form, cases));
    }

    private void alone(CaseView seen, String what, Consumer<CaseView> work) {
        try {
            transactions.executeWithoutResult(transaction -> work.accept(lock(seen)));
        } catch (ConcurrencyFailureException lost) {
            // To the process itself, such as a timer that ended the step.
            throw new StepNotOpen(what);
        }
    }

    /** The rule of every form that has none of its own. */
    private record KeptAsEntered(String form, RecoveryCases cases) implements FormRule {
        @Override
        public void keep(CaseView theCase, Asked asked, Map<String, ? extends @Nullable Object> data) {
            cases.answer(theCase.id(), form, data);
        }
    }
}
