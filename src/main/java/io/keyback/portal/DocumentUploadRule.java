package io.keyback.portal;

import io.keyback.form.FormError;
import io.keyback.recovery.CaseView;
import io.keyback.recovery.RecoveryCases;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The upload is done when every side that is asked for came in. */
@Component
class DocumentUploadRule implements FormRule {

    static final String FORM = "upload-identity-document";

    private final RecoveryCases cases;
    private final HandedIn handedIn;

    DocumentUploadRule(RecoveryCases cases, HandedIn handedIn) {
        this.cases = cases;
        this.handedIn = handedIn;
    }

    @Override
    public String form() {
        return FORM;
    }

    @Override
    public void keep(CaseView theCase, Asked asked, Map<String, ? extends @Nullable Object> data) {
        List<FormError> missing = handedIn.missingSides(theCase.id(), asked).stream()
                .map(side -> new FormError("", side.label(), "The picture of the " + side.words() + " is missing."))
                .toList();
        if (!missing.isEmpty()) {
            throw new AnswerRefused(missing);
        }
        cases.answer(theCase.id(), FORM, data);
    }
}
