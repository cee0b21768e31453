package io.keyback.portal;

import io.keyback.form.FormError;
import io.keyback.recovery.CaseView;
import io.keyback.recovery.RecoveryCases;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An appeal goes on with the rejected request; not beside a newer one of the same account. */
@Component
class AppealRule implements FormRule {

    static final String FORM = "appeal-rejection";

    private final RecoveryCases cases;

    AppealRule(RecoveryCases cases) {
        this.cases = cases;
    }

    @Override
    public String form() {
        return FORM;
    }

    @Override
    public void keep(CaseView theCase, Asked asked, Map<String, ? extends @Nullable Object> data) {
        if (cases.openCaseOf(theCase.account()).isPresent()) {
            throw new AnswerRefused(List.of(new FormError(
                    "", "Appeal", "There is a newer request for this account. Withdraw it first, or go on with it.")));
        }
        cases.answer(theCase.id(), FORM, data);
    }
}
