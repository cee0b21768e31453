package io.keyback.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyback.evidence.EvidenceRefused;
import io.keyback.evidence.EvidenceStore;
import io.keyback.form.Forms;
import io.keyback.recovery.CaseView;
import io.keyback.recovery.ConsentWording;
import io.keyback.recovery.Consents;
import io.keyback.recovery.FaceAnswer;
import io.keyback.recovery.InfoItem;
import io.keyback.recovery.RecoveryCases;
import io.keyback.recovery.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Builds the page of a Camunda Form with what stands beside it: progress, camera, items, the way to another code. */
@Component
class FormPage {

    private static final String CONFIRM_REQUEST = "confirm-request";

    private final Forms forms;
    private final RecoveryCases cases;
    private final EvidenceStore evidence;
    private final HandedIn handedIn;
    private final RequestedItems requested;
    private final ItemForms itemForms;
    private final CodeStanding codeStanding;
    private final Talk talk;
    private final FaceByPhone faceByPhone;
    private final Consents consents;
    private final ObjectMapper json;

    FormPage(
            Forms forms,
            RecoveryCases cases,
            EvidenceStore evidence,
            HandedIn handedIn,
            RequestedItems requested,
            ItemForms itemForms,
            CodeStanding codeStanding,
            Talk talk,
            FaceByPhone faceByPhone,
            Consents consents,
            ObjectMapper json) {
        this.forms = forms;
        this.cases = cases;
        this.evidence = evidence;
        this.handedIn = handedIn;
        this.requested = requested;
        this.itemForms = itemForms;
        this.codeStanding = codeStanding;
        this.talk = talk;
        this.faceByPhone = faceByPhone;
        this.consents = consents;
        this.json = json;
    }

    /** The page of the open step. */
    ModelAndView step(CaseView theCase, Step step) {
        Optional<Stage> stage = Stage.of(step.form());
        ModelAndView page = page(
                theCase,
                step.form(),
                stage.map(Stage::title).orElseGet(() -> heading(step)),
                Asked.FIRST_TIME,
                embedded(
                        "/recovery/steps/" + step.id(),
                        schema(step.form()),
                        step.form().equals(FaceCheckRule.FORM)
                                ? begun(theCase, Asked.FIRST_TIME)
                                : cases.answers(theCase.id(), step.form())));
        page.addObject("stages", Stage.values());
        page.addObject("withdrawable", theCase.status().withdrawable());
        // the face check has its own link, where the consent is
        page.addObject(
                "consentWithdrawable", !step.form().equals(FaceCheckRule.FORM) && consents.withdrawable(theCase));
        stage.ifPresent(current -> page.addObject("currentStage", current));
        if (step.form().equals(EmailCodeRule.FORM)) {
            codeStanding.addTo(page, theCase, step);
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

    /** What staff calls it is not what the applicant is to read, where we know the form. */
    private static String heading(Step step) {
        return switch (step.form()) {
            case AppealRule.FORM -> "Have our decision looked at again";
            case CONFIRM_REQUEST -> "Do you still need this request?";
            default -> step.name();
        };
    }

    /** The page of one form of an item that a reviewer asked for again. */
    ModelAndView item(CaseView theCase, InfoItem item, String form) {
        String title = RequestedItems.title(item);
        ModelAndView page = page(
                theCase,
                form,
                item.forms().size() == 1
                        ? title
                        : Stage.of(form).map(Stage::title).orElse(title),
                RequestedItems.asked(theCase, item),
                embedded(
                        "/recovery/items/" + item + "/" + form,
                        itemForms.schema(item, form),
                        item == InfoItem.FACE
                                ? begun(theCase, RequestedItems.asked(theCase, item))
                                : itemForms.entered(theCase, item, form)));
        page.addObject("card", requested.card(theCase, item));
        page.addObject("withdrawable", theCase.status().withdrawable());
        return page;
    }

    /** Neither way is chosen beforehand; who comes back to the one that he has begun, finds it chosen. */
    private Map<String, @Nullable Object> begun(CaseView theCase, Asked asked) {
        return faceByPhone.connected(theCase) || handedIn.face(theCase.id(), asked.since())
                ? FaceAnswer.camera()
                : Map.of();
    }

    private ModelAndView page(CaseView theCase, String form, String title, Asked asked, String formData) {
        ModelAndView page = new ModelAndView("portal/form");
        page.addObject("heading", title);
        page.addObject("reference", theCase.reference().value());
        page.addObject("form", form);
        page.addObject("face", form.equals(FaceCheckRule.FORM));
        if (form.equals(FaceCheckRule.FORM)) {
            page.addObject("taken", handedIn.face(theCase.id(), asked.since()));
            page.addObject("byPhone", faceByPhone.connected(theCase));
            page.addObject("consent", ConsentWording.PRESENT.words());
            page.addObject("consented", consents.given(theCase.id()));
        }
        if (form.equals(DocumentUploadRule.FORM)) {
            page.addObject("sides", handedIn.sides(theCase.id(), asked.item()));
            page.addObject("type", handedIn.declared(theCase.id()).orElse(null));
            page.addObject("largest", evidence.maxFileSize().toBytes());
            page.addObject("tooLarge", EvidenceRefused.Reason.TOO_LARGE.advice(evidence.maxFileSize()));
            page.addObject("missing", handedIn.missingSides(theCase.id(), asked));
        }
        page.addObject("formData", formData);
        return page;
    }

    /** The form, what was entered before, and where it goes, as JSON that can stand inside a script element. */
    private String embedded(String action, JsonNode schema, Map<String, @Nullable Object> entered) {
        ObjectNode data = json.createObjectNode();
        data.put("action", action);
        data.set("schema", schema);
        data.set("data", json.valueToTree(entered));
        return data.toString().replace("<", "\\u003c");
    }

    private JsonNode schema(String form) {
        try {
            return json.readTree(forms.get(form).schema());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Form is not JSON: " + form, e);
        }
    }
}
