package io.keyback.portal;

import io.keyback.recovery.CaseView;
import io.keyback.recovery.InfoItem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the pages send what their forms collected, as JSON. */
@RestController
@RequestMapping(
        path = "/recovery",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class AnswerAddresses {

    private final Submissions submissions;
    private final AnswerBody body;

    AnswerAddresses(Submissions submissions, AnswerBody body) {
        this.submissions = submissions;
        this.body = body;
    }

    /** Where the page goes on. */
    record Next(String next) {}

    @PostMapping("/steps/{stepId}")
    Next step(CaseView theCase, @PathVariable String stepId, HttpServletRequest request) throws IOException {
        submissions.submit(theCase, stepId, body.read(request.getInputStream()));
        return new Next(Pages.REQUEST);
    }

    @PostMapping("/items/{item}/{form}")
    Next item(CaseView theCase, @PathVariable InfoItem item, @PathVariable String form, HttpServletRequest request)
            throws IOException {
        submissions.submitItem(theCase, item, form, body.read(request.getInputStream()));
        return new Next(RequestedItems.formAfter(item, form)
                .map(next -> "/recovery/items/" + item + "/" + next)
                .orElse(Pages.REQUEST));
    }
}
