package io.keyback.recovery;

import io.keyback.account.Account;
import io.keyback.account.AccountDirectory;
import io.keyback.account.AccountId;
import io.keyback.account.SecondFactor;
import io.keyback.audit.Action;
import io.keyback.audit.Actor;
import io.keyback.audit.Details;
import io.keyback.audit.Trail;
import io.keyback.caseid.CaseId;
import io.keyback.emailcode.EmailCodes;
import io.keyback.evidence.CheckResult;
import io.keyback.evidence.EvidenceStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens cases and keeps what happens in them. A case that does not exist is an {@link IllegalArgumentException}. */
@Component
@Transactional
public class RecoveryCases {

    private static final Logger log = LoggerFactory.getLogger(RecoveryCases.class);

    private final RecoveryCaseRepository cases;
    private final RecoveryProcess process;
    private final AccountDirectory accounts;
    private final EmailCodes emailCodes;
    private final EvidenceStore evidence;
    private final Answers answers;
    private final CheckResults checkResults;
    private final Reviews reviews;
    private final InfoRequests infoRequests;
    private final Trail trail;
    private final AsRecorded asRecorded;
    private final RecoveryProperties properties;
    private final Clock clock;

    RecoveryCases(
            RecoveryCaseRepository cases,
            RecoveryProcess process,
            AccountDirectory accounts,
            EmailCodes emailCodes,
            EvidenceStore evidence,
            Answers answers,
            CheckResults checkResults,
            Reviews reviews,
            InfoRequests infoRequests,
            Trail trail,
            AsRecorded asRecorded,
            RecoveryProperties properties,
            Clock clock) {
        this.cases = cases;
        this.process = process;
        this.accounts = accounts;
        this.emailCodes = emailCodes;
        this.evidence = evidence;
        this.answers = answers;
        this.checkResults = checkResults;
        this.reviews = reviews;
        this.infoRequests = infoRequests;
        this.trail = trail;
        this.asRecorded = asRecorded;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Opens a case for the account and starts its process.
     *
     * @throws OpeningRefused when the account has an open case, must wait after a refusal, or has no second factor
     */
    public CaseId open(AccountId accountId) {
        Account account =
                accounts.find(accountId).orElseThrow(() -> new OpeningRefused(OpeningRefused.Reason.UNKNOWN_ACCOUNT));
        Instant now = clock.instant();
        refuseOpening(account, now);
        CaseId id = new CaseId(UUID.randomUUID());
        RecoveryCase opened = RecoveryCase.open(
                id,
                accountId,
                account.secondFactors().stream().map(SecondFactor::id).toList(),
                now);
        try {
            cases.saveAndFlush(opened);
        } catch (DataIntegrityViolationException e) {
            // The unique index decides between two hand-offs at the same moment.
            throw new OpeningRefused(OpeningRefused.Reason.CASE_OPEN);
        }
        trail.record(id, Action.CASE_OPENED, Actor.APPLICANT, asRecorded.opened(opened));
        process.start(id);
        log.info("Case {} opened", id);
        return id;
    }

    private void refuseOpening(Account account, Instant now) {
        if (cases.findByAccountIdAndEndedAtIsNull(account.id().value()).isPresent()) {
            throw new OpeningRefused(OpeningRefused.Reason.CASE_OPEN);
        }
        if (account.secondFactors().isEmpty()) {
            throw new OpeningRefused(OpeningRefused.Reason.NO_SECOND_FACTOR);
        }
        if (cases.existsByAccountIdAndStatusAndEndedAtAfter(
                account.id().value(), CaseStatus.REJECTED, now.minus(properties.coolDown()))) {
            throw new OpeningRefused(OpeningRefused.Reason.COOL_DOWN);
        }
        if (cases.existsByAccountIdAndStatusAndStopLiftedAtIsNullAndEndedAtAfter(
                account.id().value(), CaseStatus.STOPPED, now.minus(properties.stopCoolDown()))) {
            throw new OpeningRefused(OpeningRefused.Reason.COOL_DOWN);
        }
    }

    @Transactional(readOnly = true)
    public Optional<CaseView> find(CaseId caseId) {
        return cases.findById(caseId.value()).map(this::view);
    }

    /** The open case of the account. */
    @Transactional(readOnly = true)
    public Optional<CaseView> openCaseOf(AccountId account) {
        return cases.findByAccountIdAndEndedAtIsNull(account.value()).map(this::view);
    }

    /**
     * The case as it is now. Until the caller's transaction ends, nobody else hands anything in, completes a step of it
     * or decides it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseView lock(CaseId caseId) {
        return view(locked(caseId));
    }

    /** Hands the case to another device of the applicant; the one before can no longer act. Returns its number. */
    public int takeOver(CaseId caseId) {
        return takeOver(locked(caseId));
    }

    /** As {@link #takeOver}, but only while the case has this status; empty when it has another by now. */
    public OptionalInt takeOverWhile(CaseId caseId, CaseStatus status) {
        RecoveryCase found = locked(caseId);
        return found.status() == status ? OptionalInt.of(takeOver(found)) : OptionalInt.empty();
    }

    private int takeOver(RecoveryCase found) {
        int device = found.takeOver();
        trail.record(found.id(), Action.DEVICE_CHANGED, Actor.APPLICANT, Details.NONE.with("device", device));
        return device;
    }

    /** Keeps what a step's form collected, in place of what it collected before. */
    public void answer(CaseId caseId, String form, Map<String, ? extends @Nullable Object> data) {
        answers.put(caseId, form, data);
    }

    /** What all forms collected that have been filled in. */
    @Transactional(readOnly = true)
    public Map<String, Map<String, @Nullable Object>> answers(CaseId caseId) {
        return answers.all(caseId);
    }

    /** What the form collected; empty when it has not been filled in. */
    @Transactional(readOnly = true)
    public Map<String, @Nullable Object> answers(CaseId caseId, String form) {
        return answers.get(caseId, form);
    }

    /** The time on the case clock within which a decision is promised. */
    public Duration decisionDueAfter() {
        return properties.decisionDueAfter();
    }

    /** When the form was last filled in. */
    @Transactional(readOnly = true)
    public Optional<Instant> answeredAt(CaseId caseId, String form) {
        return answers.answeredAt(caseId, form);
    }

    /** The latest result of every check that has run in the present round. */
    @Transactional(readOnly = true)
    public Map<CheckKind, CheckResult> checks(CaseId caseId) {
        return checkResults.of(caseId, get(caseId).round());
    }

    /** When each of these checks ran. */
    @Transactional(readOnly = true)
    public Map<CheckKind, Instant> checksRanAt(CaseId caseId) {
        return checkResults.ranAt(caseId, get(caseId).round());
    }

    /** The recorded reviews, oldest first. */
    @Transactional(readOnly = true)
    public List<Review> reviews(CaseId caseId) {
        return reviews.of(caseId);
    }

    /** The requests for additional information, oldest first. */
    @Transactional(readOnly = true)
    public List<InfoRequest> infoRequests(CaseId caseId) {
        return infoRequests.of(caseId);
    }

    /** Takes an item of the open request for additional information as given. */
    public void giveInfo(CaseId caseId, InfoItem item) {
        infoRequests.give(caseId, get(caseId).round(), item);
        trail.record(caseId, Action.INFO_GIVEN, Actor.APPLICANT, Details.NONE.with("item", item));
    }

    /** Keeps the answer to the question of the open request for additional information. */
    public void answerQuestion(CaseId caseId, String answer) {
        infoRequests.answer(caseId, get(caseId).round(), answer);
    }

    /** Mails the next confirmation code. */
    public void sendEmailCode(CaseId caseId) {
        emailCodes.send(caseId, account(caseId));
    }

    /** Lets the applicant go on to the request; the code must have been confirmed. */
    public void emailConfirmed(CaseId caseId) {
        if (!emailCodes.confirmed(caseId)) {
            throw new IllegalStateException("No email code of case " + caseId + " was confirmed");
        }
        locked(caseId).emailConfirmed();
        trail.record(caseId, Action.EMAIL_CONFIRMED, Actor.SYSTEM);
    }

    /** Takes the request as complete: the case clock starts. */
    public void submitted(CaseId caseId) {
        locked(caseId).submit(clock.instant());
        trail.record(caseId, Action.REQUEST_SUBMITTED, Actor.APPLICANT);
    }

    /** Ends the case: the code was not confirmed, or the request not completed, in time. */
    public void abandoned(CaseId caseId) {
        locked(caseId).end(CaseStatus.ABANDONED, clock.instant());
        trail.record(caseId, Action.ABANDONED, Actor.SYSTEM);
    }

    /** Ends the case: no code of it will be accepted any more. */
    public void codeAttemptsUsedUp(CaseId caseId) {
        locked(caseId).end(CaseStatus.CODE_ATTEMPTS_USED_UP, clock.instant());
        trail.record(caseId, Action.CODE_TRIES_USED_UP, Actor.SYSTEM);
    }

    /** Ends the case: the additional information did not come in time. */
    public void deadlineMissed(CaseId caseId) {
        locked(caseId).end(CaseStatus.DEADLINE_MISSED, clock.instant());
        trail.record(caseId, Action.DEADLINE_MISSED, Actor.SYSTEM);
    }

    /** Records that the clock became critical, unless it has been or no longer runs. */
    public void becameAtRisk(CaseId caseId) {
        if (locked(caseId).becomeAtRisk(clock.instant())) {
            trail.record(caseId, Action.BECAME_AT_RISK, Actor.SYSTEM);
        }
    }

    /** Records that the decision is late, unless it has been or nobody decides any more. */
    public void becameOverdue(CaseId caseId, OverdueReason reason) {
        if (locked(caseId).becomeOverdue(clock.instant(), reason)) {
            trail.record(caseId, Action.BECAME_OVERDUE, Actor.SYSTEM, Details.NONE.with("reason", reason));
        }
    }

    /** Since when and why the decision is late; empty when it is not. */
    @Transactional(readOnly = true)
    public Optional<Overdue> overdue(CaseId caseId) {
        return get(caseId).whyOverdue();
    }

    /** Takes the one appeal against the rejection: a new round begins with a clock of its own. */
    public void appealed(CaseId caseId) {
        locked(caseId).appeal(clock.instant());
        trail.record(caseId, Action.APPEALED, Actor.APPLICANT);
    }

    /** The rejection is final: nobody appealed in time. */
    public void appealPeriodOver(CaseId caseId) {
        locked(caseId).closeAppeal();
        trail.record(caseId, Action.REJECTION_FINAL, Actor.SYSTEM);
    }

    /** Takes the additional information as complete: a new round begins and the clock runs again. */
    public void infoProvided(CaseId caseId) {
        RecoveryCase found = locked(caseId);
        Instant now = clock.instant();
        infoRequests.provided(caseId, found.round(), now);
        found.infoProvided(now);
        trail.record(caseId, Action.INFO_PROVIDED, Actor.APPLICANT, Details.NONE.with("round", found.round()));
    }

    /** The instants that guard the case, as of now. */
    @Transactional(readOnly = true)
    public Deadlines deadlines(CaseId caseId) {
        RecoveryCase found = get(caseId);
        Instant now = clock.instant();
        Instant infoRequestedAt = found.infoRequestedAt();
        CaseClock guarding = guarding(found, now);
        return new Deadlines(
                now.plus(properties.fillInLimit()),
                guarding.reaches(properties.atRiskAfter()).orElseThrow(),
                guarding.reaches(properties.decisionDueAfter()).orElseThrow(),
                (infoRequestedAt == null ? now : infoRequestedAt).plus(properties.infoReminderAfter()),
                (infoRequestedAt == null ? now : infoRequestedAt).plus(properties.infoDeadlineAfter()),
                Objects.requireNonNullElse(found.heldUntil(), now),
                Objects.requireNonNullElse(found.endedAt(), now).plus(properties.stopLookedIntoWithin()),
                Objects.requireNonNullElse(found.appealBy(), now),
                Objects.requireNonNullElse(found.pausedUntil(), now));
    }

    /** The clock by which the decision is guarded: where it stands still, as if it ran again at the earliest time. */
    private static CaseClock guarding(RecoveryCase found, Instant now) {
        return found.clock().startedAt(Objects.requireNonNullElse(found.pausedUntil(), now));
    }

    /** Whether the case has become critical. */
    @Transactional(readOnly = true)
    public boolean atRisk(CaseId caseId) {
        return get(caseId).atRisk();
    }

    /**
     * Until when the email code must have been confirmed. Counted from codes that were mailed, so that a mail server that was
     * down takes no time from the applicant.
     */
    @Transactional(readOnly = true)
    public Instant confirmEmailBy(CaseId caseId) {
        RecoveryCase found = get(caseId);
        Instant latest = emailCodes.latestIssue(found.id()).orElse(found.openedAt());
        Instant first = emailCodes.firstIssue(found.id()).orElse(found.openedAt());
        Instant last = first.plus(properties.resendLimit());
        Instant by = latest.plus(properties.codeStepLimit());
        return by.isBefore(last) ? by : last;
    }

    Account account(CaseId caseId) {
        return accountIfKnown(caseId)
                .orElseThrow(() -> new IllegalStateException("The host no longer knows the account of case " + caseId));
    }

    Optional<Account> accountIfKnown(CaseId caseId) {
        return accounts.find(get(caseId).account());
    }

    RecoveryCase get(CaseId caseId) {
        return cases.findById(caseId.value()).orElseThrow(() -> unknown(caseId));
    }

    RecoveryCase locked(CaseId caseId) {
        return cases.findLockedById(caseId.value(), properties.longestLock().toMillis() + "ms")
                .orElseThrow(() -> unknown(caseId));
    }

    private static IllegalArgumentException unknown(CaseId caseId) {
        return new IllegalArgumentException("There is no case " + caseId);
    }

    /** A hash over everything that a reviewer judges; any change of it gives another value. */
    String fingerprint(CaseId caseId) {
        StringBuilder judged = new StringBuilder();
        judged.append(evidence.fingerprint(caseId)).append(answers.canonical(caseId));
        for (InfoRequest request : infoRequests.of(caseId)) {
            judged.append(Objects.requireNonNullElse(request.answer(), ""));
        }
        return DigestUtils.sha256Hex(judged.toString());
    }

    private CaseView view(RecoveryCase found) {
        return new CaseView(
                found.id(),
                found.reference(),
                found.account(),
                found.status(),
                found.device(),
                found.openedAt(),
                found.submittedAt(),
                dueAt(found),
                found.infoRequestedAt(),
                found.infoDeadline(),
                found.heldUntil(),
                found.appealBy(),
                found.requestedInfo(),
                found.round(),
                found.overdue(),
                found.paused(),
                found.appealed(),
                found.signInReportedAt(),
                rejectionReasons(found));
    }

    /** When a decision can be expected; null while the clock stands still. */
    @Nullable
    Instant dueAt(RecoveryCase found) {
        Duration limit =
                found.overdueSpent().map(properties.overdueExtension()::plus).orElse(properties.decisionDueAfter());
        return found.clock().reaches(limit).orElse(null);
    }

    private List<RejectionReason> rejectionReasons(RecoveryCase found) {
        if (found.status() != CaseStatus.REJECTED) {
            return List.of();
        }
        return reviews.of(found.id()).stream()
                .map(Review::rejectionReason)
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .stream()
                .toList();
    }
}
