package io.keyback.review;

import io.keyback.account.AccountDirectory;
import io.keyback.audit.Action;
import io.keyback.audit.Actor;
import io.keyback.audit.Details;
import io.keyback.audit.Trail;
import io.keyback.caseid.CaseId;
import io.keyback.conversation.Author;
import io.keyback.conversation.Conversations;
import io.keyback.documentcheck.DocumentCuts;
import io.keyback.documentcheck.DocumentReading;
import io.keyback.documentcheck.DocumentReading.Part;
import io.keyback.documentcheck.DocumentReadings;
import io.keyback.documentcheck.DocumentType;
import io.keyback.evidence.EvidenceId;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceStore;
import io.keyback.evidence.FileSignals;
import io.keyback.facecheck.FaceCaptures;
import io.keyback.recovery.CaseView;
import io.keyback.recovery.FacesOnFile;
import io.keyback.recovery.PersonalData;
import io.keyback.recovery.RecoveryCases;
import io.keyback.recovery.RecoveryProcess;
import io.keyback.recovery.RequestForm;
import io.keyback.recovery.ReviewTasks;
import io.keyback.recovery.UnmaskReason;
import io.keyback.recovery.Unmaskings;
import io.keyback.review.CaseFile.Comparison;
import io.keyback.review.CaseFile.Past;
import io.keyback.review.CaseFile.Picture;
import io.keyback.review.CaseFile.Reason;
import io.keyback.review.CaseFile.Unmasked;
import java.awt.image.BufferedImage;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The files of cases, each open to one person at a time: to whom has claimed its review. */
@Component
@Transactional
class CaseFiles {

    private static final List<Reason> UNMASK_REASONS = Stream.of(UnmaskReason.values())
            .map(reason -> new Reason(reason.name(), reason.words()))
            .toList();

    private final RecoveryProcess process;
    private final ReviewTasks tasks;
    private final RecoveryCases cases;
    private final AccountDirectory accounts;
    private final EvidenceStore evidence;
    private final FaceCaptures faceCaptures;
    private final FacesOnFile facesOnFile;
    private final DocumentReadings documentReadings;
    private final DocumentCuts documentCuts;
    private final Conversations conversations;
    private final Unmaskings unmaskings;
    private final Trail trail;
    private final List<HistorySource> history;

    CaseFiles(
            RecoveryProcess process,
            ReviewTasks tasks,
            RecoveryCases cases,
            AccountDirectory accounts,
            EvidenceStore evidence,
            FaceCaptures faceCaptures,
            FacesOnFile facesOnFile,
            DocumentReadings documentReadings,
            DocumentCuts documentCuts,
            Conversations conversations,
            Unmaskings unmaskings,
            Trail trail,
            List<HistorySource> history) {
        this.process = process;
        this.tasks = tasks;
        this.cases = cases;
        this.accounts = accounts;
        this.evidence = evidence;
        this.faceCaptures = faceCaptures;
        this.facesOnFile = facesOnFile;
        this.documentReadings = documentReadings;
        this.documentCuts = documentCuts;
        this.conversations = conversations;
        this.unmaskings = unmaskings;
        this.trail = trail;
        this.history = history;
    }

    /**
     * The file with its personal data masked.
     *
     * @throws NotTheReviewer when somebody else asks, or there is no such case: which of both is not for him to know
     */
    CaseFile open(CaseId caseId, String reader) {
        requireReviewer(caseId, reader);
        CaseView view = cases.find(caseId).orElseThrow(NotTheReviewer::new);
        List<EvidenceItem> pictures = evidence.current(caseId);
        Entered entered = new Entered(cases.answers(caseId));
        Optional<DocumentType> documentType = entered.documentType();
        List<DocumentReading> readings = documentReadings.of(caseId);
        HowFaceWasShown face = new HowFaceWasShown(faceCaptures.current(caseId).orElse(null));
        return new CaseFile(
                view.reference().value(),
                view.submittedAt(),
                view.dueAt(),
                cases.overdue(caseId).map(overdue -> overdue.reason().words()).orElse(null),
                view.appealed(),
                view.signInReportedAt(),
                view.infoRounds(),
                List.of(
                        personalInformation(view, entered, Sight.MASKED),
                        transactions(view, entered, Sight.MASKED),
                        OnFile.document(entered.form(RequestForm.DOCUMENT_TYPE))),
                new WhatChecksFound(
                                pictures,
                                documentType.map(DocumentType::hasBack).orElse(true))
                        .judgements(cases.checks(caseId), cases.checksRanAt(caseId)),
                pictures.stream()
                        .map(item -> picture(item, evidence.signals(caseId, item.id()), face))
                        .toList(),
                face.told(
                        entered.form(RequestForm.FACE), facesOnFile.jpeg(caseId).isPresent()),
                WhatWasRead.of(readings, Sight.MASKED).orElse(null),
                WhatWasRead.cuts(readings),
                documentType
                        .filter(type -> readings.stream().noneMatch(found -> found.part() == Part.PORTRAIT))
                        .map(PortraitZone::on)
                        .orElse(null),
                history(caseId),
                entered.words(Sight.MASKED),
                conversations.unread(caseId, Author.APPLICANT),
                UNMASK_REASONS);
    }

    /**
     * Gives personal data in clear, and records who was given them and what for, both or neither. Throws as
     * {@link #open} does.
     */
    @Transactional
    Unmasked unmask(CaseId caseId, String reader, UnmaskReason reason, PersonalData what) {
        requireReviewer(caseId, reader);
        CaseView view = cases.find(caseId).orElseThrow(NotTheReviewer::new);
        unmaskings.add(caseId, view.infoRounds(), reader, reason, what);
        Entered entered = new Entered(cases.answers(caseId));
        return switch (what) {
            case PERSONAL_INFORMATION ->
                new Unmasked(personalInformation(view, entered, Sight.CLEAR), null, List.of(), history(caseId));
            case TRANSACTIONS ->
                new Unmasked(transactions(view, entered, Sight.CLEAR), null, List.of(), history(caseId));
            case MESSAGE -> new Unmasked(null, null, entered.words(Sight.CLEAR), history(caseId));
            case DOCUMENT ->
                new Unmasked(
                        null,
                        WhatWasRead.of(documentReadings.of(caseId), Sight.CLEAR).orElse(null),
                        List.of(),
                        history(caseId));
        };
    }

    /** The picture; empty when it is not evidence of this case. Throws as {@link #open} does. */
    Optional<byte[]> picture(CaseId caseId, EvidenceId id, String reader) {
        Details details = Details.NONE.with("picture", id.value());
        return view(caseId, reader, () -> evidence.picture(caseId, id), Action.PICTURE_VIEWED, details);
    }

    /** The holder's face as the host has it; empty where it has none. Throws as {@link #open} does. */
    Optional<byte[]> faceOnFile(CaseId caseId, String reader) {
        return view(caseId, reader, () -> facesOnFile.jpeg(caseId), Action.FACE_ON_FILE_VIEWED, Details.NONE);
    }

    /** The part of the document, cut out; empty when it was not found. Throws as {@link #open} does. */
    Optional<BufferedImage> cut(CaseId caseId, Part part, String reader) {
        Details details = Details.NONE.with("part", part);
        return view(caseId, reader, () -> documentCuts.cut(caseId, part), Action.DOCUMENT_VIEWED, details);
    }

    /** Each view is recorded, also a repeated one. Before the claim is touched, as whoever decides does both. */
    private <T> Optional<T> view(
            CaseId caseId, String reader, Supplier<Optional<T>> picture, Action action, Details details) {
        requireClaim(caseId, reader);
        Optional<T> found = picture.get();
        found.ifPresent(shown -> trail.record(caseId, action, Actor.staff(reader), details));
        tasks.touch(caseId, reader);
        return found;
    }

    private void requireReviewer(CaseId caseId, String reader) {
        requireClaim(caseId, reader);
        tasks.touch(caseId, reader);
    }

    private void requireClaim(CaseId caseId, String reader) {
        if (!process.reviewerOf(caseId).equals(Optional.of(reader))) {
            throw new NotTheReviewer();
        }
    }

    private Comparison personalInformation(CaseView view, Entered entered, Sight sight) {
        return onFile(view, sight).personalInformation(entered.form(RequestForm.PERSONAL_INFORMATION));
    }

    private Comparison transactions(CaseView view, Entered entered, Sight sight) {
        return onFile(view, sight).transactions(entered.form(RequestForm.TRANSACTIONS));
    }

    private OnFile onFile(CaseView view, Sight sight) {
        return new OnFile(accounts.find(view.account()).orElse(null), sight);
    }

    private static Picture picture(EvidenceItem item, FileSignals said, HowFaceWasShown face) {
        List<String> signals = new ArrayList<>();
        if (said.software() != null) {
            signals.add("Written by " + said.software());
        }
        if (said.takenAt() != null) {
            signals.add("Taken at " + said.takenAt() + ", says the file");
        }
        return new Picture(
                item.id().toString(),
                item.kind().name(),
                item.position(),
                item.kind() == EvidenceKind.FACE_FRAME
                        ? face.caption(item.position()).orElse(null)
                        : null,
                item.width(),
                item.height(),
                item.receivedAt(),
                signals);
    }

    /** By the second: the host is told of a reset in whole seconds, and so it is kept. */
    private List<Past> history(CaseId caseId) {
        return history.stream()
                .flatMap(source -> source.of(caseId))
                .sorted(Comparator.comparing(past -> past.at().truncatedTo(ChronoUnit.SECONDS)))
                .toList();
    }
}
