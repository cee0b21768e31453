package io.keyback.review;

import io.keyback.documentcheck.DocumentType;
import io.keyback.recovery.RequestForm;
import io.keyback.review.CaseFile.Message;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the applicant entered in a case, read once for a file. */
record Entered(Map<String, Map<String, @Nullable Object>> byForm) {

    private static final String MESSAGE_FORM = "provide-additional-info";
    private static final String APPEAL_FORM = "appeal-rejection";

    Map<String, @Nullable Object> form(RequestForm form) {
        return form(form.id());
    }

    private Map<String, @Nullable Object> form(String id) {
        return byForm.getOrDefault(id, Map.of());
    }

    /** What he says his document is; empty where he has not said it. */
    Optional<DocumentType> documentType() {
        return Optional.ofNullable(form(RequestForm.DOCUMENT_TYPE).get("documentType"))
                .map(Object::toString)
                .map(DocumentType::valueOf);
    }

    /** What he wrote: with the additional information, and with the appeal. */
    List<Message> words(Sight sight) {
        return Stream.of(form(MESSAGE_FORM).get("message"), form(APPEAL_FORM).get("statement"))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .filter(text -> !text.isBlank())
                .map(text -> OnFile.message(text, sight))
                .toList();
    }
}
