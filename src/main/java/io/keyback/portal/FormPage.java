package io.keyback.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyback.account.HostProperties;
import io.keyback.emailcode.EmailCodes;
import io.keyback.evidence.EvidenceRefused;
import io.keyback.evidence.EvidenceStore;
import io.keyback.form.Forms;
import io.keyback.recovery.CaseView;
import io.keyback.recovery.InfoItem;
import io.keyback.recovery.RecoveryCases;
import io.keyback.recovery.Step;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Builds the page of a Camunda Form with what stands beside it: progress, camera, items, the way to another code. */
@Component
class FormPage {

    private final Forms forms;
    private final RecoveryCases cases;
    private final EvidenceStore evidence;
    private final HandedIn handedIn;
    private final RequestedItems requested;
    private final EmailCodes codes;
    private final Talk talk;
    private final HostProperties host;
    private final ObjectMapper json;
    private final Clock clock;

    FormPage(
            Forms forms,
            RecoveryCases cases,
            EvidenceStore evidence,
            HandedIn handedIn,
            RequestedItems requested,
            EmailCodes codes,
            Talk talk,
            HostProperties host,
            ObjectMapper json,
            Clock clock) {
        this.forms = forms;
        this.cases = cases;
        this.evidence = evidence;
        this.handedIn = handedIn;
        this.requested = requested;
        this.codes = codes;
        this.talk = talk;
        this.host = host;
        this.json = json;
        this.clock = clock;
    }

    /** The page of the open step. */
    ModelAndView step(CaseView theCase, Step step) {
        Optional<Stage> stage = Stage.of(step.form());
        ModelAndView page = page(
                theCase,
                step.form(),
                stage.map(Stage::title).orElse(step.name()),
                "/recovery/steps/" + step.id(),
                Instant.EPOCH);
        page.addObject("stages", Stage.values());
        stage.ifPresent(current -> page.addObject("currentStage", current));
        if (step.form().equals(EmailCodeRule.FORM)) {
            page.addObject("signIn", host.signInUrl());
            page.addObject("sendAgain", "/recovery/steps/" + step.id() + "/send-again");
            codes.state(theCase.id()).map(EmailCodes.State::expiresAt).ifPresent(expiresAt -> {
                page.addObject("codeExpiresAt", Moment.of(expiresAt));
                page.addObject("codeExpired", !expiresAt.isAfter(clock.instant()));
            });
        }
        if (step.form().equals(AdditionalInfoRule.FORM)) {
            List<RequestedItems.Card> cards = requested.of(theCase);
            page.addObject("heading", "We need something more from you");
            page.addObject("cards", cards);
            page.addObject("allGiven", cards.stream().allMatch(RequestedItems.Card::done));
            page.addObject("deadline", Moment.ofNullable(theCase.infoDeadline()));
            page.addObject("currentStage", Stage.DECISION);
            page.addObject("conversation", talk.of(theCase).orElse(null));
        }
        return page;
    }

    /** The page of one form of an item that a reviewer asked for again. */
    ModelAndView item(CaseView theCase, InfoItem item, String form) {
        ModelAndView page = page(
                theCase,
                form,
                Stage.of(form).map(Stage::title).orElse(RequestedItems.title(item)),
                "/recovery/items/" + item + "/" + form,
                Objects.requireNonNullElse(theCase.infoRequestedAt(), Instant.EPOCH));
        page.addObject("item", item);
        return page;
    }

    private ModelAndView page(CaseView theCase, String form, String title, String action, Instant since) {
        ModelAndView page = new ModelAndView("portal/form");
        page.addObject("heading", title);
        page.addObject("reference", theCase.reference().value());
        page.addObject("form", form);
        page.addObject("face", form.equals(FaceCheckRule.FORM));
        if (form.equals(DocumentUploadRule.FORM)) {
            page.addObject("sides", handedIn.sides(theCase.id()));
            page.addObject("largest", evidence.maxFileSize().toBytes());
            page.addObject("tooLarge", EvidenceRefused.Reason.TOO_LARGE.advice(evidence.maxFileSize()));
            page.addObject("missing", handedIn.missingSides(theCase.id(), since));
        }
        page.addObject("formData", embedded(theCase, form, action));
        return page;
    }

    /** The form, what was entered before, and where it goes, as JSON that can stand inside a script element. */
    private String embedded(CaseView theCase, String form, String action) {
        try {
            ObjectNode data = json.createObjectNode();
            data.put("action", action);
            data.set("schema", json.readTree(forms.get(form).schema()));
            data.set("data", json.valueToTree(cases.answers(theCase.id(), form)));
            return json.writeValueAsString(data).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Form is not JSON: " + form, e);
        }
    }
}
