package io.keyback.browser;

import io.keyback.Journeys.Face;
import io.keyback.StepCalls;
import io.keyback.caseid.CaseId;
import io.keyback.documentcheck.drawing.DrawnDocument;
import io.keyback.evidence.EvidenceKind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Requests for journeys that are about what comes of one: they are begun in the browser, and filled in by the calls that
 * its pages make. {@link RecoveredJourneyIT} and others fill in the pages themselves.
 */
final class Requests {

    private final Journey journey;
    private final StepCalls calls;

    Requests(Journey journey, StepCalls calls) {
        this.journey = journey;
        this.calls = calls;
    }

    /** From the front page of the exchange to the submitted request. */
    void submittedBy(Applicant applicant) {
        submitted(applicant, latestTransaction(applicant.holder()));
    }

    void submittedWithoutTransactionBy(Applicant applicant) {
        submitted(applicant, Map.of("noTransactions", true));
    }

    private void submitted(Applicant applicant, Map<String, Object> transactions) {
        CaseId theCase = filledInUpToTheDocument(applicant, transactions);
        calls.answer(
                theCase,
                Map.of(
                        "documentType",
                        "INTERNATIONAL_PASSPORT",
                        "issuingCountry",
                        applicant.holder().countryCode()));
        calls.handIn(
                theCase,
                EvidenceKind.DOCUMENT_FRONT,
                DrawnDocument.passport(applicant.onPaper()).jpeg());
        calls.answer(theCase, Map.of("notExpired", true));
        applicant.comesBack();
        applicant.arrivesAt("You successfully submitted a request for 2FA recovery.");
    }

    /** From the front page of the exchange to the face check. */
    void filledInUpToTheFaceBy(Applicant applicant) {
        filledInUpToTheFace(applicant, latestTransaction(applicant.holder()));
        applicant.comesBack();
        applicant.arrivesAt("Face check");
    }

    /** From the front page of the exchange to the question which document it is to be. */
    void filledInUpToTheDocumentBy(Applicant applicant) {
        filledInUpToTheDocument(applicant, latestTransaction(applicant.holder()));
        applicant.comesBack();
    }

    void filledInUpToTheDocumentWithoutTransactionBy(Applicant applicant) {
        filledInUpToTheDocument(applicant, Map.of("noTransactions", true));
        applicant.comesBack();
    }

    private CaseId filledInUpToTheDocument(Applicant applicant, Map<String, Object> transactions) {
        CaseId theCase = filledInUpToTheFace(applicant, transactions);
        calls.show(theCase, Face.LIVE);
        calls.answer(theCase, Map.of("way", "CAMERA"));
        return theCase;
    }

    private CaseId filledInUpToTheFace(Applicant applicant, Map<String, Object> transactions) {
        applicant.asksForTheRecovery();
        applicant.confirmsTheEmail();
        CaseId theCase = CaseId.of(journey.latestCase(applicant.holder()));
        calls.answer(theCase, personalInformation(applicant.holder()));
        calls.answer(theCase, transactions);
        return theCase;
    }

    private static Map<String, Object> personalInformation(Holder holder) {
        Map<String, Object> entered = new HashMap<>(Map.of(
                "firstName", holder.firstName(),
                "lastName", holder.lastName(),
                "birthDay", holder.born().getDayOfMonth(),
                "birthMonth", String.valueOf(holder.born().getMonthValue()),
                "birthYear", holder.born().getYear(),
                "street", holder.street(),
                "city", holder.city(),
                "postalCode", holder.postalCode(),
                "country", holder.countryCode(),
                "confirmTrue", true));
        if (holder.state() != null) {
            entered.put("state", holder.state());
        }
        return entered;
    }

    private static Map<String, Object> latestTransaction(Holder holder) {
        Holder.Transaction latest = holder.latest();
        return Map.of(
                "kind1", latest.kind().toUpperCase(Locale.ROOT),
                "amount1", latest.amount(),
                "currency1", latest.currency(),
                "date1", latest.date().toString());
    }
}
