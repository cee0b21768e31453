package io.keyback.portal;

import io.keyback.recovery.CaseView;
import io.keyback.recovery.FaceAnswer;
import io.keyback.recovery.InfoItem;
import io.keyback.recovery.InfoRequest;
import io.keyback.recovery.RecoveryCases;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
     * @param words what to give, and what was wrong
     * @param question what the reviewer asks; null for anything but a question
     * @param firstForm where giving it begins
     */
    record Card(
            InfoItem item,
            String title,
            String words,
            @Nullable String question,
            String firstForm,
            boolean done) {}

    /** In the order of {@link InfoItem}. */
    List<Card> of(CaseView theCase) {
        return Arrays.stream(InfoItem.values())
                .filter(theCase.requestedInfo()::contains)
                .map(item -> card(theCase, item))
                .toList();
    }

    Card card(CaseView theCase, InfoItem item) {
        Optional<InfoRequest> request = request(theCase);
        return new Card(
                item,
                title(item),
                request.map(asked -> asked.words(item)).orElse(item.words()),
                item == InfoItem.QUESTION ? request.map(InfoRequest::question).orElse(null) : null,
                item.forms().get(0),
                request.filter(asked -> asked.given().contains(item)).isPresent() && handedIn(theCase, item));
    }

    /** The request that is open in this round. */
    Optional<InfoRequest> request(CaseView theCase) {
        return cases.infoRequests(theCase.id()).stream()
                .filter(request -> request.round() == theCase.infoRounds())
                .findFirst();
    }

    /** Which evidence counts for the item: what came since it was asked for. */
    static Asked asked(CaseView theCase, InfoItem item) {
        return new Asked(item, Objects.requireNonNullElse(theCase.infoRequestedAt(), Instant.MAX));
    }

    /** The form of the item that comes after this one; empty after the last. */
    static Optional<String> formAfter(InfoItem item, String form) {
        int next = item.forms().indexOf(form) + 1;
        return next < item.forms().size() ? Optional.of(item.forms().get(next)) : Optional.empty();
    }

    static String title(InfoItem item) {
        return switch (item) {
            case FACE -> "Face check";
            case DOCUMENT -> "Identity document";
            case DOCUMENT_FRONT -> "Front of your document";
            case DOCUMENT_BACK -> "Back of your document";
            case NAME -> "Your name";
            case DATE_OF_BIRTH -> "Date of birth";
            case ADDRESS -> "Residential address";
            case TRANSACTIONS -> "Latest transactions";
            case QUESTION -> "Question from the reviewer";
        };
    }

    private boolean handedIn(CaseView theCase, InfoItem item) {
        Asked asked = asked(theCase, item);
        return switch (item) {
            case FACE ->
                handedIn.face(theCase.id(), asked.since())
                        || FaceAnswer.asksForPerson(cases.answers(theCase.id(), FaceCheckRule.FORM));
            case DOCUMENT, DOCUMENT_FRONT, DOCUMENT_BACK ->
                handedIn.missingSides(theCase.id(), asked).isEmpty();
            case NAME, DATE_OF_BIRTH, ADDRESS, TRANSACTIONS, QUESTION -> true;
        };
    }
}
