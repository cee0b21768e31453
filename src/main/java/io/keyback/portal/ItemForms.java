package io.keyback.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyback.form.Forms;
import io.keyback.recovery.CaseView;
import io.keyback.recovery.InfoItem;
import io.keyback.recovery.RecoveryCases;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The part of a form that belongs to an item: its page shows no other, and no other can be changed by it. */
@Component
class ItemForms {

    private final Forms forms;
    private final RecoveryCases cases;
    private final RequestedItems requested;
    private final ObjectMapper json;

    ItemForms(Forms forms, RecoveryCases cases, RequestedItems requested, ObjectMapper json) {
        this.forms = forms;
        this.cases = cases;
        this.requested = requested;
        this.json = json;
    }

    /** The form, without the groups that belong to other items. */
    JsonNode schema(InfoItem item, String form) {
        JsonNode schema = schema(form);
        group(item).ifPresent(group -> {
            for (Iterator<JsonNode> each = schema.path("components").elements(); each.hasNext(); ) {
                JsonNode component = each.next();
                if (component.path("type").asText().equals("group")
                        && !component.path("id").asText().equals(group)) {
                    each.remove();
                }
            }
        });
        return schema;
    }

    /** What was entered before into the fields of the item. */
    Map<String, @Nullable Object> entered(CaseView theCase, InfoItem item, String form) {
        if (item == InfoItem.QUESTION) {
            Map<String, @Nullable Object> answer = new HashMap<>();
            requested.request(theCase).ifPresent(request -> answer.put(QuestionRule.FIELD, request.answer()));
            return answer;
        }
        Map<String, @Nullable Object> entered = new HashMap<>(cases.answers(theCase.id(), form));
        entered.keySet().retainAll(fields(item, form));
        return entered;
    }

    /**
     * The answers to the whole form: the item's from the data, all others as they were.
     *
     * @throws AnswerRefused when the data names what does not belong to the item
     */
    Map<String, @Nullable Object> whole(
            CaseView theCase, InfoItem item, String form, Map<String, ? extends @Nullable Object> data) {
        Set<String> fields = fields(item, form);
        if (!fields.containsAll(data.keySet())) {
            throw new AnswerRefused("Something was sent that nobody asked for. Reload the page and try again.");
        }
        Map<String, @Nullable Object> whole = new HashMap<>(cases.answers(theCase.id(), form));
        whole.keySet().retainAll(forms.get(form).fields());
        whole.keySet().removeAll(fields);
        whole.putAll(data);
        return whole;
    }

    private Set<String> fields(InfoItem item, String form) {
        return Set.copyOf(schema(item, form).findValuesAsText("key"));
    }

    /** The id of the group that holds the fields of the item; empty where it is given by whole forms. */
    private static Optional<String> group(InfoItem item) {
        return switch (item) {
            case NAME -> Optional.of("name");
            case DATE_OF_BIRTH -> Optional.of("dateOfBirth");
            case ADDRESS -> Optional.of("address");
            case FACE, DOCUMENT, DOCUMENT_FRONT, DOCUMENT_BACK, TRANSACTIONS, QUESTION -> Optional.empty();
        };
    }

    private JsonNode schema(String form) {
        try {
            return json.readTree(forms.get(form).schema());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Form is not JSON: " + form, e);
        }
    }
}
