package io.keyback.portal;

import io.keyback.recovery.CaseView;
import io.keyback.recovery.RecoveryCases;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The answer to a reviewer's question is kept beside the question, because the next round may have another one. */
@Component
class QuestionRule implements FormRule {

    static final String FORM = "answer-question";
    static final String FIELD = "answer";

    private final RecoveryCases cases;

    QuestionRule(RecoveryCases cases) {
        this.cases = cases;
    }

    @Override
    public String form() {
        return FORM;
    }

    @Override
    public void keep(CaseView theCase, Asked asked, Map<String, ? extends @Nullable Object> data) {
        cases.answerQuestion(theCase.id(), Objects.toString(data.get(FIELD)));
    }
}
