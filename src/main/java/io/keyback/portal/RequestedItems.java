package io.keyback.portal;

import io.keyback.caseid.CaseId;
import io.keyback.recovery.CaseView;
import io.keyback.recovery.InfoItem;
import io.keyback.recovery.InfoReason;
import io.keyback.recovery.InfoRequest;
import io.keyback.recovery.RecoveryCases;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a reviewer asked for again: by which forms it is given, and whether it was. */
@Component
class RequestedItems {

    private final RecoveryCases cases;
    private final HandedIn handedIn;

    RequestedItems(RecoveryCases cases, HandedIn handedIn) {
        this.cases = cases;
        this.handedIn = handedIn;
    }

    /**
     * One item as its card shows it.
     *
     * @param firstForm where giving it begins
     */
    record Card(InfoItem item, String title, String words, String firstForm, boolean done) {}

    /** In the order of {@link InfoItem}. */
    List<Card> of(CaseView theCase) {
        Map<InfoItem, InfoReason> reasons = reasons(theCase);
        return Arrays.stream(InfoItem.values())
                .filter(theCase.requestedInfo()::contains)
                .map(item -> new Card(
                        item,
                        title(item),
                        words(item, reasons.get(item)),
                        forms(item).get(0),
                        done(theCase, item)))
                .toList();
    }

    private Map<InfoItem, InfoReason> reasons(CaseView theCase) {
        return cases.infoRequests(theCase.id()).stream()
                .filter(request -> request.round() == theCase.infoRounds())
                .findFirst()
                .map(InfoRequest::items)
                .orElseGet(Map::of);
    }

    private static String words(InfoItem item, @Nullable InfoReason reason) {
        return reason == null ? item.words() : item.words() + " " + reason.words();
    }

    /** The forms by which the item is given, in their order. */
    static List<String> forms(InfoItem item) {
        return switch (item) {
            case FACE -> List.of(FaceCheckRule.FORM);
            case DOCUMENT -> List.of(HandedIn.DOCUMENT_TYPE_FORM, DocumentUploadRule.FORM);
            case PERSONAL_INFORMATION -> List.of("provide-personal-information");
            case TRANSACTIONS -> List.of("provide-latest-transactions");
        };
    }

    /** The form of the item that comes after this one; empty after the last. */
    static Optional<String> formAfter(InfoItem item, String form) {
        List<String> forms = forms(item);
        int next = forms.indexOf(form) + 1;
        return next < forms.size() ? Optional.of(forms.get(next)) : Optional.empty();
    }

    static String title(InfoItem item) {
        return switch (item) {
            case FACE -> "Face check";
            case DOCUMENT -> "Identity document";
            case PERSONAL_INFORMATION -> "Personal information";
            case TRANSACTIONS -> "Latest transactions";
        };
    }

    private boolean done(CaseView theCase, InfoItem item) {
        Instant asked = theCase.infoRequestedAt();
        return asked != null
                && forms(item).stream().allMatch(form -> answeredSince(theCase.id(), form, asked))
                && switch (item) {
                    case FACE -> handedIn.face(theCase.id(), asked);
                    case DOCUMENT -> handedIn.missingSides(theCase.id(), asked).isEmpty();
                    case PERSONAL_INFORMATION, TRANSACTIONS -> true;
                };
    }

    private boolean answeredSince(CaseId caseId, String form, Instant asked) {
        return cases.answeredAt(caseId, form)
                .filter(answeredAt -> !answeredAt.isBefore(asked))
                .isPresent();
    }
}
