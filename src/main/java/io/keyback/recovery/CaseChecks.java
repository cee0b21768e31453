package io.keyback.recovery;

import io.keyback.account.Account;
import io.keyback.account.Profile;
import io.keyback.audit.Action;
import io.keyback.audit.Actor;
import io.keyback.audit.Details;
import io.keyback.audit.Trail;
import io.keyback.caseid.CaseId;
import io.keyback.documentcheck.ClaimedPerson;
import io.keyback.documentcheck.ClaimedPerson.Person;
import io.keyback.documentcheck.DeclaredDocument;
import io.keyback.documentcheck.DocumentCheck;
import io.keyback.documentcheck.DocumentFact;
import io.keyback.documentcheck.DocumentType;
import io.keyback.evidence.CheckOutcome;
import io.keyback.evidence.CheckResult;
import io.keyback.facecheck.FaceCheck;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Runs the checks of a case, keeps what they found, and records where triage sends the case. */
@Component
@Transactional
public class CaseChecks {

    /** What of a document the applicant is told; all else is that its pictures could not be used. */
    private static final Map<String, InfoReason> NO_DOCUMENT = Map.of(
            DocumentFact.EXPIRED.name(), InfoReason.EXPIRED,
            DocumentFact.IS_VISA.name(), InfoReason.VISA,
            DocumentFact.TYPE_DIFFERS.name(), InfoReason.ANOTHER_DOCUMENT,
            DocumentFact.FRONT_MISSING.name(), InfoReason.INCOMPLETE,
            DocumentFact.BACK_MISSING.name(), InfoReason.INCOMPLETE);

    private final RecoveryCases cases;
    private final FormCheck formCheck;
    private final FaceCheck faceCheck;
    private final FacesOnFile facesOnFile;
    private final DocumentCheck documentCheck;
    private final CheckResults results;
    private final CheckFingerprints fingerprints;
    private final InfoRequests infoRequests;
    private final Trail trail;
    private final RecoveryProperties properties;
    private final Clock clock;

    CaseChecks(
            RecoveryCases cases,
            FormCheck formCheck,
            FaceCheck faceCheck,
            FacesOnFile facesOnFile,
            DocumentCheck documentCheck,
            CheckResults results,
            CheckFingerprints fingerprints,
            InfoRequests infoRequests,
            Trail trail,
            RecoveryProperties properties,
            Clock clock) {
        this.cases = cases;
        this.formCheck = formCheck;
        this.faceCheck = faceCheck;
        this.facesOnFile = facesOnFile;
        this.documentCheck = documentCheck;
        this.results = results;
        this.fingerprints = fingerprints;
        this.infoRequests = infoRequests;
        this.trail = trail;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Checks what was entered, for itself and against what the host has on file. Runs in every round: the host's file may
     * have changed meanwhile.
     */
    public FormVerdict validateForm(CaseId caseId) {
        CheckOutcome outcome = run(
                caseId,
                CheckKind.FORM,
                fingerprints.of(caseId, CheckKind.FORM),
                () -> formCheck.run(
                        cases.answers(caseId, RequestForm.PERSONAL_INFORMATION.id()),
                        cases.answers(caseId, RequestForm.TRANSACTIONS.id()),
                        cases.account(caseId)));
        return new FormVerdict(
                outcome,
                somethingToReset(caseId),
                infoRoundsLeft(caseId),
                cases.account(caseId).addresses().size() == 1);
    }

    /** Checks the face, unless an earlier round has judged the same. */
    public FaceVerdict runFaceCheck(CaseId caseId) {
        boolean personAskedFor = FaceAnswer.asksForPerson(cases.answers(caseId, RequestForm.FACE.id()));
        runUnlessJudged(
                caseId, CheckKind.FACE, () -> faceCheck.run(caseId, personAskedFor, () -> facesOnFile.pixels(caseId)));
        return FaceVerdict.of(Objects.requireNonNull(
                results.of(caseId, cases.get(caseId).round()).get(CheckKind.FACE)));
    }

    /** Checks the document, unless an earlier round has judged the same. */
    public CheckOutcome runDocumentCheck(CaseId caseId) {
        return runUnlessJudged(
                caseId,
                CheckKind.DOCUMENT,
                () -> documentCheck.run(caseId, declaredDocument(caseId), claimedPerson(caseId)));
    }

    private boolean somethingToReset(CaseId caseId) {
        List<?> listed = cases.get(caseId).secondFactors();
        return cases.account(caseId).secondFactors().stream().anyMatch(factor -> listed.contains(factor.id()));
    }

    /** How often additional information may still be asked for. */
    int infoRoundsLeft(CaseId caseId) {
        return Math.max(0, properties.infoRounds() - cases.get(caseId).infoRoundsUsed());
    }

    /**
     * Records where triage sends the case. Where it asks for information by itself, the evidence of the failed checks is
     * what is asked for; where nothing can be recovered, the case ends.
     */
    public void triaged(CaseId caseId, Triage outcome) {
        RecoveryCase found = cases.locked(caseId);
        found.triage(outcome);
        trail.record(caseId, Action.TRIAGED, Actor.SYSTEM, AsRecorded.triaged(outcome));
        switch (outcome) {
            case REVIEW, REVIEW_TWICE -> {} // waits for a reviewer
            case INFO_NEEDED -> askForFailedEvidence(found);
            case NOT_RECOVERABLE -> {
                found.end(CaseStatus.NOT_RECOVERABLE, clock.instant());
                trail.record(caseId, Action.NOT_RECOVERABLE, Actor.SYSTEM);
            }
        }
    }

    private void askForFailedEvidence(RecoveryCase found) {
        Map<InfoItem, InfoReason> items = failedEvidence(found.id(), found.round());
        found.name(items.keySet());
        trail.record(found.id(), Action.INFO_ASKED, Actor.SYSTEM, Details.NONE.with("items", items.size()));
        infoRequests.add(found.id(), new InfoRequest(found.round(), null, items, null, "", clock.instant()));
    }

    /** Where triage sent the case last. */
    @Transactional(readOnly = true)
    public Optional<Triage> triage(CaseId caseId) {
        return cases.get(caseId).triage();
    }

    private Map<InfoItem, InfoReason> failedEvidence(CaseId caseId, int round) {
        Map<CheckKind, CheckResult> found = results.of(caseId, round);
        Map<InfoItem, InfoReason> items = new EnumMap<>(InfoItem.class);
        if (failed(found.get(CheckKind.FACE))) {
            items.put(InfoItem.FACE, InfoReason.CHECK_FAILED);
        }
        CheckResult document = found.get(CheckKind.DOCUMENT);
        if (document != null && failed(document)) {
            items.put(InfoItem.DOCUMENT, whyNoDocument(document));
        }
        return items;
    }

    private static InfoReason whyNoDocument(CheckResult result) {
        return result.findings().stream()
                .map(finding -> NO_DOCUMENT.get(finding.code()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(InfoReason.CHECK_FAILED);
    }

    private static boolean failed(@Nullable CheckResult result) {
        return result != null && result.outcome() == CheckOutcome.FAILED;
    }

    private CheckOutcome runUnlessJudged(CaseId caseId, CheckKind kind, Supplier<CheckResult> check) {
        String judged = fingerprints.of(caseId, kind);
        return results.takeOver(caseId, kind, cases.get(caseId).round(), judged)
                .map(outcome -> recorded(caseId, kind, outcome, judged))
                .orElseGet(() -> run(caseId, kind, judged, check));
    }

    /**
     * Runs the check.
     *
     * @param judged the fingerprint from before: what is changed while a check runs has not been checked
     */
    private CheckOutcome run(CaseId caseId, CheckKind kind, String judged, Supplier<CheckResult> check) {
        CheckResult result = check.get();
        results.put(caseId, kind, cases.get(caseId).round(), result, judged);
        return recorded(caseId, kind, result.outcome(), judged);
    }

    private CheckOutcome recorded(CaseId caseId, CheckKind kind, CheckOutcome outcome, String judged) {
        int round = cases.get(caseId).round();
        trail.record(caseId, Action.CHECK_RAN, Actor.SYSTEM, AsRecorded.ran(kind, round, outcome, judged));
        return outcome;
    }

    DeclaredDocument declaredDocument(CaseId caseId) {
        Map<String, @Nullable Object> answers = cases.answers(caseId, RequestForm.DOCUMENT_TYPE.id());
        return new DeclaredDocument(
                DocumentType.valueOf(Objects.toString(answers.get("documentType"))),
                Objects.toString(answers.get("issuingCountry")),
                (String) answers.get("issuingState"));
    }

    private ClaimedPerson claimedPerson(CaseId caseId) {
        Account account = cases.account(caseId);
        Profile onFile = account.profile();
        return new ClaimedPerson(
                account.id().value(),
                FormCheck.person(cases.answers(caseId, RequestForm.PERSONAL_INFORMATION.id())),
                new Person(onFile.firstName(), onFile.lastName(), onFile.dateOfBirth()));
    }
}
