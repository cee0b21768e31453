package io.keyback.portal;

import io.keyback.recovery.RecoveryCases;
import java.time.Duration;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page the words for the time within which a decision is promised, such as “48 hours”. */
@ControllerAdvice(basePackageClasses = DecisionTime.class)
class DecisionTime {

    private final RecoveryCases cases;

    DecisionTime(RecoveryCases cases) {
        this.cases = cases;
    }

    @ModelAttribute("decisionTime")
    String words() {
        return words(cases.decisionDueAfter());
    }

    static String words(Duration time) {
        boolean hours = time.toMinutesPart() == 0;
        long number = hours ? time.toHours() : time.toMinutes();
        return number + (hours ? " hour" : " minute") + (number == 1 ? "" : "s");
    }
}
