package io.keyback.portal;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import io.keyback.account.Account;
import io.keyback.account.AccountDirectory;
import io.keyback.account.AccountId;
import io.keyback.account.EmailAddress;
import io.keyback.account.Handoff;
import io.keyback.account.HandoffVerifier;
import io.keyback.account.PostalAddress;
import io.keyback.account.Profile;
import io.keyback.account.TokenRefused;
import io.keyback.audit.Receipts;
import io.keyback.caseid.CaseId;
import io.keyback.caseid.CaseReference;
import io.keyback.conversation.Arrivals;
import io.keyback.conversation.Author;
import io.keyback.conversation.Conversations;
import io.keyback.conversation.Message;
import io.keyback.documentcheck.PictureGate;
import io.keyback.emailcode.Confirmation;
import io.keyback.emailcode.EmailCodes;
import io.keyback.evidence.EvidenceId;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceRefused;
import io.keyback.evidence.EvidenceStore;
import io.keyback.facecheck.FaceCaptures;
import io.keyback.facecheck.LiveSessions;
import io.keyback.recovery.CaseLinks;
import io.keyback.recovery.CaseStatus;
import io.keyback.recovery.CaseView;
import io.keyback.recovery.Consents;
import io.keyback.recovery.InfoItem;
import io.keyback.recovery.InfoReason;
import io.keyback.recovery.InfoRequest;
import io.keyback.recovery.OpeningRefused;
import io.keyback.recovery.QueueEstimate;
import io.keyback.recovery.QueueEstimates;
import io.keyback.recovery.RecoveryCases;
import io.keyback.recovery.RecoveryProcess;
import io.keyback.recovery.RejectionReason;
import io.keyback.recovery.Step;
import io.keyback.recovery.StepAnswer;
import io.keyback.recovery.StepNotOpen;
import io.keyback.recovery.Stops;
import io.keyback.recovery.UndeliveredMails;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.util.unit.DataSize;

/**
 * What stands behind the portal, in memory: one account, its cases, and a process that asks for one step after another.
 * Tests set its fields; the classes of other packages are mocks that read and write them.
 */
class PortalWorld {

    static final Instant NOW = Instant.parse("2026-11-03T14:05:00Z");
    static final AccountId ACCOUNT = new AccountId("account-1");
    static final BufferedImage PICTURE = new BufferedImage(4, 3, BufferedImage.TYPE_3BYTE_BGR);
    static final String CODE = "12345678";
    static final List<String> STEPS = List.of(
            "confirm-email-code",
            "provide-personal-information",
            "provide-latest-transactions",
            "complete-face-check",
            "choose-document-type",
            "upload-identity-document");

    /** A case as the mocks see it. */
    static final class Case {
        final CaseId id = new CaseId(UUID.randomUUID());
        final Map<String, Map<String, @Nullable Object>> answers = new LinkedHashMap<>();
        final Map<String, Instant> answeredAt = new HashMap<>();
        final List<EvidenceItem> evidence = new ArrayList<>();
        final List<Message> messages = new ArrayList<>();
        CaseStatus status = CaseStatus.CONFIRMING_EMAIL;
        int device = 1;
        int codeTries = 5;

        @Nullable
        Step step;

        @Nullable
        Instant submittedAt;

        @Nullable
        Instant infoRequestedAt;

        Set<InfoItem> requested = EnumSet.noneOf(InfoItem.class);
        final Set<InfoItem> given = EnumSet.noneOf(InfoItem.class);

        @Nullable
        String question;

        @Nullable
        String answer;

        List<RejectionReason> reasons = List.of();
        boolean overdue;
        boolean paused;
        boolean appealed;
        boolean consented;

        @Nullable
        Instant appealBy;

        Optional<QueueEstimate> estimate = Optional.empty();

        CaseView view() {
            return new CaseView(
                    id,
                    CaseReference.of(id),
                    ACCOUNT,
                    status,
                    device,
                    NOW,
                    submittedAt,
                    submittedAt == null ? null : submittedAt.plus(Duration.ofDays(2)),
                    infoRequestedAt,
                    infoRequestedAt == null ? null : infoRequestedAt.plus(Duration.ofDays(7)),
                    status == CaseStatus.HELD ? NOW.plus(Duration.ofDays(1)) : null,
                    appealBy,
                    requested,
                    0,
                    overdue,
                    paused,
                    appealed,
                    null,
                    reasons);
        }

        /** What was asked for, each item for the first of its reasons by name. */
        InfoRequest request() {
            Map<InfoItem, InfoReason> items = new EnumMap<>(InfoItem.class);
            requested.stream()
                    .filter(item -> item != InfoItem.QUESTION)
                    .forEach(item -> items.put(item, Collections.min(item.reasons())));
            Instant at = Objects.requireNonNullElse(infoRequestedAt, NOW);
            return new InfoRequest(0, "rita", items, question, "", at, given, answer);
        }

        /** Opens a step; the id of the one before is no longer good. */
        Step open(String form) {
            String words = form.replace('-', ' ');
            step = new Step(
                    UUID.randomUUID().toString(), Character.toUpperCase(words.charAt(0)) + words.substring(1), form);
            return step;
        }
    }

    final Map<CaseId, Case> all = new LinkedHashMap<>();
    final Map<String, CaseId> links = new HashMap<>();
    final Map<CaseId, List<StepAnswer>> completed = new HashMap<>();
    Instant now = NOW;
    TokenRefused.@Nullable Reason refuseHandOff;
    OpeningRefused.@Nullable Reason refuseOpening;
    EvidenceRefused.@Nullable Reason refuseEvidence;
    boolean mayMail = true;
    int attemptsLeft = 3;
    boolean mayResend = true;
    boolean codeExpired;
    boolean codeRefused;
    boolean addressChanged;
    Optional<Instant> lastMailRefused = Optional.empty();
    Runnable beforeComplete = () -> {};
    Runnable beforeTakeOver = () -> {};
    Runnable whileCodeIsCompared = () -> {};
    Runnable whilePicturesAreRead = () -> {};

    final RecoveryCases cases = mock();
    final CaseLinks caseLinks = mock();
    final Stops stops = mock();
    final Receipts receipts = mock();
    final Consents consents = mock();
    final QueueEstimates estimates = mock();
    final UndeliveredMails undelivered = mock();
    final EmailCodes codes = mock();
    final EvidenceStore evidence = mock();
    final FaceCaptures captures = mock();
    final LiveSessions live = mock();
    final HandOversInMemory handOvers = new HandOversInMemory(() -> now);
    final PictureGate gate = mock();
    final Conversations conversations = mock();
    final Arrivals arrivals = mock();
    final HandoffVerifier handoffs = mock();
    final AccountDirectory accounts = id -> id.equals(ACCOUNT) ? Optional.of(account()) : Optional.empty();
    final RecoveryProcess process = new StepByStep();
    final List<String> ended = new ArrayList<>();
    final PlatformTransactionManager transactions = new EndingsOnly();

    PortalWorld() {
        when(handoffs.verify(anyString())).thenAnswer(call -> {
            if (refuseHandOff != null) {
                throw new TokenRefused(refuseHandOff);
            }
            return new Handoff(ACCOUNT, call.getArgument(0));
        });
        when(cases.open(any())).thenAnswer(call -> {
            if (refuseOpening != null) {
                throw new OpeningRefused(refuseOpening);
            }
            return opened().id;
        });
        when(cases.find(any()))
                .thenAnswer(call -> Optional.ofNullable(all.get(call.<CaseId>getArgument(0)))
                        .map(Case::view));
        when(cases.openCaseOf(any()))
                .thenAnswer(call -> all.values().stream()
                        .filter(found -> !found.status.ended())
                        .findFirst()
                        .map(Case::view));
        when(cases.lock(any())).thenAnswer(call -> get(call.getArgument(0)).view());
        when(cases.takeOverWhile(any(), any())).thenAnswer(call -> {
            beforeTakeOver.run();
            Case found = get(call.getArgument(0));
            return found.status == call.getArgument(1) ? OptionalInt.of(++found.device) : OptionalInt.empty();
        });
        when(cases.takeOver(any())).thenAnswer(call -> ++get(call.getArgument(0)).device);
        when(cases.answers(any(), anyString()))
                .thenAnswer(
                        call -> get(call.getArgument(0)).answers.getOrDefault(call.<String>getArgument(1), Map.of()));
        when(cases.answeredAt(any(), anyString()))
                .thenAnswer(call ->
                        Optional.ofNullable(get(call.getArgument(0)).answeredAt.get(call.<String>getArgument(1))));
        doAnswer(call -> {
                    Case found = get(call.getArgument(0));
                    found.answers.put(call.getArgument(1), new LinkedHashMap<>(call.getArgument(2)));
                    found.answeredAt.put(call.getArgument(1), now);
                    return null;
                })
                .when(cases)
                .answer(any(), anyString(), any());
        when(cases.infoRequests(any()))
                .thenAnswer(call -> List.of(get(call.getArgument(0)).request()));
        doAnswer(call -> get(call.getArgument(0)).given.add(call.getArgument(1)))
                .when(cases)
                .giveInfo(any(), any());
        doAnswer(call -> get(call.getArgument(0)).answer = call.getArgument(1))
                .when(cases)
                .answerQuestion(any(), anyString());
        when(estimates.of(any())).thenAnswer(call -> get(call.getArgument(0)).estimate);
        when(undelivered.latest(any())).thenAnswer(call -> lastMailRefused);
        when(caseLinks.mail(any())).thenAnswer(call -> mayMail);
        when(stops.withdraw(any())).thenAnswer(call -> {
            process.withdraw(call.getArgument(0));
            return get(call.getArgument(0)).view();
        });
        doAnswer(call -> get(call.getArgument(0)).consented = true)
                .when(consents)
                .give(any());
        when(consents.given(any())).thenAnswer(call -> get(call.getArgument(0)).consented);
        when(consents.withdrawable(any())).thenAnswer(call -> {
            CaseView view = call.getArgument(0);
            return view.status().withdrawable() && get(view.id()).consented;
        });
        when(consents.withdraw(any())).thenAnswer(call -> {
            get(call.getArgument(0)).consented = false;
            return get(call.getArgument(0)).view();
        });
        when(caseLinks.open(anyString()))
                .thenAnswer(call -> Optional.ofNullable(links.get(call.<String>getArgument(0))));
        when(codes.confirm(any(), anyString())).thenAnswer(call -> confirm(call.getArgument(0), call.getArgument(1)));
        when(codes.mayResend(any())).thenAnswer(call -> mayResend);
        when(codes.undeliverable(any())).thenAnswer(call -> codeRefused);
        when(codes.refusedBy(any(), any())).thenAnswer(call -> codeRefused && !addressChanged);
        when(codes.state(any()))
                .thenAnswer(call -> Optional.of(new EmailCodes.State(
                        codeExpired ? now : now.plus(Duration.ofMinutes(10)),
                        get(call.getArgument(0)).codeTries,
                        now.plus(Duration.ofMinutes(1)))));
        when(evidence.current(any())).thenAnswer(call -> List.copyOf(get(call.getArgument(0)).evidence));
        when(conversations.read(any(), anyInt()))
                .thenAnswer(call -> get(call.getArgument(0)).messages.stream()
                        .filter(message -> message.number() > call.<Integer>getArgument(1))
                        .toList());
        when(conversations.writeAsApplicant(any(), any(), any())).thenAnswer(call -> {
            call.<Runnable>getArgument(2).run();
            return say(
                    call.getArgument(0),
                    Author.APPLICANT,
                    call.<Conversations.Draft>getArgument(1).text());
        });
        when(cases.decisionDueAfter()).thenReturn(Duration.ofHours(48));
        when(evidence.maxFileSize()).thenReturn(DataSize.ofMegabytes(10));
        when(captures.attemptsLeft(any(), any())).thenAnswer(call -> attemptsLeft);
        when(captures.doneSince(any(), any()))
                .thenAnswer(call -> get(call.getArgument(0)).evidence.stream()
                        .filter(item -> item.kind() == EvidenceKind.FACE_FRAME)
                        .anyMatch(item -> !item.receivedAt().isBefore(call.getArgument(1))));
        try {
            when(conversations.attach(any(), any(), any(), any())).thenAnswer(call -> {
                whilePicturesAreRead.run();
                call.<Runnable>getArgument(3).run();
                return say(call.getArgument(0), Author.APPLICANT, "");
            });
            when(evidence.replace(any(), any(), any(), any(), any())).thenAnswer(call -> {
                whilePicturesAreRead.run();
                call.<Consumer<BufferedImage>>getArgument(3).accept(PICTURE);
                call.<Runnable>getArgument(4).run();
                return replace(call.getArgument(0), call.getArgument(1), call.getArgument(2));
            });
        } catch (IOException nothingIsRead) {
            throw new UncheckedIOException(nothingIsRead);
        }
    }

    /** As if nothing had happened yet. */
    void forget() {
        all.clear();
        links.clear();
        completed.clear();
        ended.clear();
        now = NOW;
        refuseHandOff = null;
        refuseOpening = null;
        refuseEvidence = null;
        mayMail = true;
        mayResend = true;
        codeExpired = false;
        codeRefused = false;
        addressChanged = false;
        lastMailRefused = Optional.empty();
        beforeComplete = () -> {};
        beforeTakeOver = () -> {};
        whileCodeIsCompared = () -> {};
        whilePicturesAreRead = () -> {};
        attemptsLeft = 3;
        handOvers.forget();
        reset(gate, live);
        clearInvocations(
                handOvers.mock, cases, caseLinks, codes, evidence, conversations, arrivals, handoffs, stops, consents);
    }

    /** A new case, waiting for the email code. */
    Case opened() {
        Case created = new Case();
        created.open(STEPS.get(0));
        all.put(created.id, created);
        return created;
    }

    Case get(CaseId id) {
        return Objects.requireNonNull(all.get(id));
    }

    List<StepAnswer> completed(Case theCase) {
        return completed.getOrDefault(theCase.id, List.of());
    }

    /** Adds a message that nobody has read. */
    Message say(CaseId caseId, Author author, String text) {
        List<Message> messages = get(caseId).messages;
        String writer = author == Author.STAFF ? "ruth" : null;
        Message said = new Message(messages.size() + 1, author, writer, text, null, 0, now, false);
        messages.add(said);
        return said;
    }

    /** Puts pictures in as if they had been uploaded now. */
    List<EvidenceItem> replace(CaseId caseId, EvidenceKind kind, List<?> pictures) {
        if (refuseEvidence != null) {
            throw new EvidenceRefused(refuseEvidence);
        }
        List<EvidenceItem> kept = get(caseId).evidence;
        kept.removeIf(item -> item.kind() == kind);
        for (int i = 0; i < pictures.size(); i++) {
            EvidenceId id = new EvidenceId(UUID.randomUUID());
            kept.add(new EvidenceItem(id, kind, i, "JPEG", 640, 480, "00", now));
        }
        return kept.stream().filter(item -> item.kind() == kind).toList();
    }

    private Confirmation confirm(CaseId caseId, String code) {
        whileCodeIsCompared.run();
        Case found = get(caseId);
        if (codeExpired) {
            return new Confirmation.Expired();
        }
        if (code.equals(CODE)) {
            return new Confirmation.Confirmed();
        }
        found.codeTries--;
        return found.codeTries == 0 ? new Confirmation.UsedUp() : new Confirmation.Wrong(found.codeTries);
    }

    private static Account account() {
        PostalAddress address = new PostalAddress("1 Main Street", "Springfield", "12345", "IL", "US");
        Profile profile = new Profile("Ann", "Example", LocalDate.of(1990, 3, 9), address);
        return new Account(ACCOUNT, "ann", profile, List.of(), List.of(new EmailAddress("ann@example.org")), List.of());
    }

    /** One step after another; as strict as the engine about which one is open. */
    private final class StepByStep implements RecoveryProcess {

        @Override
        public void start(CaseId caseId) {
            get(caseId).open(STEPS.get(0));
        }

        @Override
        public Optional<Step> openStep(CaseId caseId) {
            return Optional.ofNullable(get(caseId).step);
        }

        @Override
        public void complete(CaseId caseId, String stepId, StepAnswer answer) {
            beforeComplete.run();
            Case found = get(caseId);
            Step step = found.step;
            if (step == null || !step.id().equals(stepId)) {
                throw new StepNotOpen(stepId);
            }
            completed.computeIfAbsent(caseId, id -> new ArrayList<>()).add(answer);
            switch (answer) {
                case SEND_AGAIN -> found.open(step.form());
                case ATTEMPTS_USED_UP -> end(found, CaseStatus.CODE_ATTEMPTS_USED_UP);
                case DONE -> goOn(found, step);
            }
        }

        private void goOn(Case found, Step step) {
            int next = STEPS.indexOf(step.form()) + 1;
            if (next > 0 && next < STEPS.size()) {
                found.status = CaseStatus.FILLING_IN;
                found.open(STEPS.get(next));
            } else {
                found.status = CaseStatus.IN_REVIEW;
                found.submittedAt = now;
                found.step = null;
            }
        }

        private void end(Case found, CaseStatus status) {
            found.status = status;
            found.step = null;
        }

        @Override
        public void stop(CaseId caseId) {
            end(get(caseId), CaseStatus.STOPPED);
        }

        @Override
        public void withdraw(CaseId caseId) {
            end(get(caseId), CaseStatus.WITHDRAWN);
        }

        @Override
        public void decideAnew(CaseId caseId) {
            // nothing is decided here
        }

        @Override
        public void pause(CaseId caseId) {
            get(caseId).open("confirm-request");
        }

        @Override
        public void reschedule(CaseId caseId) {
            // no queue here
        }

        @Override
        public Optional<String> reviewerOf(CaseId caseId) {
            return Optional.empty();
        }
    }

    /** Transactions of which only the ending is written down. */
    private final class EndingsOnly implements PlatformTransactionManager {

        @Override
        public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
            return new SimpleTransactionStatus();
        }

        @Override
        public void commit(TransactionStatus status) {
            ended.add("commit");
        }

        @Override
        public void rollback(TransactionStatus status) {
            ended.add("rollback");
        }
    }
}
