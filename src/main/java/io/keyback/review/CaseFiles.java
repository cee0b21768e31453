package io.keyback.review;

import io.keyback.account.AccountDirectory;
import io.keyback.caseid.CaseId;
import io.keyback.evidence.CheckResult.Finding;
import io.keyback.evidence.EvidenceId;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceStore;
import io.keyback.recovery.CaseView;
import io.keyback.recovery.InfoRequest;
import io.keyback.recovery.Overdue;
import io.keyback.recovery.OverrideReason;
import io.keyback.recovery.RecoveryCases;
import io.keyback.recovery.RecoveryProcess;
import io.keyback.recovery.RejectionReason;
import io.keyback.recovery.RequestForm;
import io.keyback.recovery.Review;
import io.keyback.recovery.ReviewTasks;
import io.keyback.review.CaseFile.Judgement;
import io.keyback.review.CaseFile.Past;
import io.keyback.review.CaseFile.Picture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The files of cases, each open to one person at a time: to whom has claimed its review. */
@Component
@Transactional
class CaseFiles {

    private static final String MESSAGE_FORM = "provide-additional-info";

    private final RecoveryProcess process;
    private final ReviewTasks tasks;
    private final RecoveryCases cases;
    private final AccountDirectory accounts;
    private final EvidenceStore evidence;

    CaseFiles(
            RecoveryProcess process,
            ReviewTasks tasks,
            RecoveryCases cases,
            AccountDirectory accounts,
            EvidenceStore evidence) {
        this.process = process;
        this.tasks = tasks;
        this.cases = cases;
        this.accounts = accounts;
        this.evidence = evidence;
    }

    /**
     * @throws NotTheReviewer when somebody else asks, or there is no such case: which of both is not for him to know
     */
    CaseFile open(CaseId caseId, String reader) {
        requireReviewer(caseId, reader);
        CaseView view = cases.find(caseId).orElseThrow(NotTheReviewer::new);
        OnFile onFile = new OnFile(accounts.find(view.account()).orElse(null));
        return new CaseFile(
                view.reference().value(),
                view.submittedAt(),
                view.dueAt(),
                cases.overdue(caseId).map(overdue -> overdue.reason().words()).orElse(null),
                view.infoRounds(),
                List.of(
                        onFile.personalInformation(cases.answers(caseId, RequestForm.PERSONAL_INFORMATION.id())),
                        onFile.transactions(cases.answers(caseId, RequestForm.TRANSACTIONS.id())),
                        OnFile.document(cases.answers(caseId, RequestForm.DOCUMENT_TYPE.id()))),
                checks(caseId),
                evidence.current(caseId).stream().map(CaseFiles::picture).toList(),
                history(caseId),
                message(caseId));
    }

    /** The picture; empty when it is not evidence of this case. Throws as {@link #open} does. */
    Optional<byte[]> picture(CaseId caseId, EvidenceId id, String reader) {
        requireReviewer(caseId, reader);
        return evidence.picture(caseId, id);
    }

    private void requireReviewer(CaseId caseId, String reader) {
        if (!process.reviewerOf(caseId).equals(Optional.of(reader))) {
            throw new NotTheReviewer();
        }
        tasks.touch(caseId, reader);
    }

    private List<Judgement> checks(CaseId caseId) {
        return cases.checks(caseId).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(check -> new Judgement(
                        OnFile.choice(check.getKey().name()),
                        check.getValue().outcome().name(),
                        check.getValue().findings().stream().map(Finding::text).toList()))
                .toList();
    }

    private static Picture picture(EvidenceItem item) {
        List<String> signals = new ArrayList<>();
        if (item.software() != null) {
            signals.add("Written by " + item.software());
        }
        if (item.takenAt() != null) {
            signals.add("Taken at " + item.takenAt() + ", says the file");
        }
        return new Picture(
                item.id().toString(),
                item.kind().name(),
                item.position(),
                item.width(),
                item.height(),
                item.receivedAt(),
                signals);
    }

    private List<Past> history(CaseId caseId) {
        return Stream.of(
                        cases.reviews(caseId).stream().map(CaseFiles::past),
                        cases.infoRequests(caseId).stream().map(CaseFiles::past),
                        cases.overdue(caseId).stream().map(late -> past(late, caseId)))
                .flatMap(each -> each)
                .sorted(Comparator.comparing(Past::at))
                .toList();
    }

    private static Past past(Review review) {
        return new Past(
                review.decidedAt(),
                review.round(),
                review.reviewer(),
                OnFile.choice(review.decision().name()),
                Stream.concat(
                                Stream.ofNullable(review.rejectionReason()).map(RejectionReason::words),
                                Stream.ofNullable(review.overrideReason()).map(OverrideReason::words))
                        .toList(),
                review.note());
    }

    private Past past(Overdue late, CaseId caseId) {
        long roundsBefore = cases.infoRequests(caseId).stream()
                .filter(request -> request.requestedAt().isBefore(late.at()))
                .count();
        return new Past(
                late.at(),
                (int) roundsBefore,
                "Case clock",
                "Overdue",
                List.of(late.reason().words()),
                "");
    }

    private static Past past(InfoRequest request) {
        return new Past(
                request.requestedAt(),
                request.round(),
                Optional.ofNullable(request.requestedBy()).orElse("Triage"),
                "Asked again",
                request.items().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(item ->
                                item.getKey().words() + " " + item.getValue().words())
                        .toList(),
                request.note());
    }

    private @Nullable String message(CaseId caseId) {
        return Optional.ofNullable(cases.answers(caseId, MESSAGE_FORM).get("message"))
                .map(Object::toString)
                .filter(text -> !text.isBlank())
                .orElse(null);
    }
}
