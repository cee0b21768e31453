package io.keyback.portal;

import io.keyback.form.FormError;
import io.keyback.recovery.CaseView;
import io.keyback.recovery.RecoveryCases;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Additional information goes to the reviewer when everything that was asked for was given again. */
@Component
class AdditionalInfoRule implements FormRule {

    static final String FORM = "provide-additional-info";

    private final RecoveryCases cases;
    private final RequestedItems requested;

    AdditionalInfoRule(RecoveryCases cases, RequestedItems requested) {
        this.cases = cases;
        this.requested = requested;
    }

    @Override
    public String form() {
        return FORM;
    }

    @Override
    public void keep(CaseView theCase, Asked asked, Map<String, ? extends @Nullable Object> data) {
        List<FormError> missing = requested.of(theCase).stream()
                .filter(card -> !card.done())
                .map(card -> new FormError("", card.title(), "“" + card.title() + "” is still missing."))
                .toList();
        if (!missing.isEmpty()) {
            throw new AnswerRefused(missing);
        }
        cases.answer(theCase.id(), FORM, data);
    }
}
