package io.keyback.review;

import io.keyback.account.AccountDirectory;
import io.keyback.caseid.CaseId;
import io.keyback.conversation.Author;
import io.keyback.conversation.Conversations;
import io.keyback.conversation.Message;
import io.keyback.evidence.CheckResult.Finding;
import io.keyback.evidence.EvidenceId;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceStore;
import io.keyback.recovery.CaseView;
import io.keyback.recovery.InfoRequest;
import io.keyback.recovery.OverrideReason;
import io.keyback.recovery.RecoveryCases;
import io.keyback.recovery.RecoveryProcess;
import io.keyback.recovery.RejectionReason;
import io.keyback.recovery.RequestForm;
import io.keyback.recovery.Review;
import io.keyback.review.CaseFile.Judgement;
import io.keyback.review.CaseFile.Past;
import io.keyback.review.CaseFile.Picture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The files of cases, each open to one person at a time: to whom has claimed its review. */
@Component
@Transactional(readOnly = true)
class CaseFiles {

    private static final String MESSAGE_FORM = "provide-additional-info";
    private static final String APPEAL_FORM = "appeal-rejection";

    private final RecoveryProcess process;
    private final RecoveryCases cases;
    private final AccountDirectory accounts;
    private final EvidenceStore evidence;
    private final Conversations conversations;

    CaseFiles(
            RecoveryProcess process,
            RecoveryCases cases,
            AccountDirectory accounts,
            EvidenceStore evidence,
            Conversations conversations) {
        this.process = process;
        this.cases = cases;
        this.accounts = accounts;
        this.evidence = evidence;
        this.conversations = conversations;
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
                view.overdue(),
                view.appealed(),
                view.signInReportedAt(),
                view.infoRounds(),
                List.of(
                        onFile.personalInformation(cases.answers(caseId, RequestForm.PERSONAL_INFORMATION.id())),
                        onFile.transactions(cases.answers(caseId, RequestForm.TRANSACTIONS.id())),
                        OnFile.document(cases.answers(caseId, RequestForm.DOCUMENT_TYPE.id()))),
                checks(caseId),
                evidence.current(caseId).stream().map(CaseFiles::picture).toList(),
                history(caseId),
                words(caseId),
                conversations.unread(caseId, Author.APPLICANT));
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
                        conversations.read(caseId, 0).stream().map(CaseFiles::past))
                .flatMap(Function.identity())
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

    private static Past past(InfoRequest request) {
        return new Past(
                request.requestedAt(),
                request.round(),
                Optional.ofNullable(request.requestedBy()).orElse("Triage"),
                "Asked again",
                Stream.of(
                                request.words(),
                                Stream.ofNullable(request.question()).map(question -> "Question: " + question),
                                Stream.ofNullable(request.answer()).map(answer -> "Answer: " + answer))
                        .flatMap(Function.identity())
                        .toList(),
                request.note());
    }

    /** That it was written; what it says stands in its own tab. */
    private static Past past(Message message) {
        return new Past(
                message.writtenAt(),
                message.round(),
                Objects.requireNonNullElse(message.writtenBy(), "Applicant"),
                message.attachment() == null ? "Wrote a message" : "Sent a picture",
                List.of(),
                "");
    }

    /** What the applicant wrote last: with the additional information, or with the appeal. */
    private List<String> words(CaseId caseId) {
        return Stream.of(
                        cases.answers(caseId, MESSAGE_FORM).get("message"),
                        cases.answers(caseId, APPEAL_FORM).get("statement"))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .filter(text -> !text.isBlank())
                .toList();
    }
}
