package io.keyback.recovery;

import io.keyback.account.AccountId;
import io.keyback.account.FactorId;
import io.keyback.caseid.CaseId;
import io.keyback.caseid.CaseReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The aggregate: what may happen to a case, and in which order. */
@Entity
@Table(name = "recovery_case")
class RecoveryCase {

    @Id
    private UUID id;

    private String reference;
    private String accountId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] secondFactors;

    @Enumerated(EnumType.STRING)
    private CaseStatus status;

    private int device;
    private Instant openedAt;
    private @Nullable Instant submittedAt;

    @Column(name = "clock_spent_seconds")
    private long clockSpentSeconds;

    private @Nullable Instant clockRunningSince;
    private int round;

    @Enumerated(EnumType.STRING)
    private @Nullable Triage triage;

    private @Nullable Instant infoRequestedAt;
    private @Nullable Instant infoDeadline;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] requestedInfo;

    private @Nullable Instant atRiskAt;
    private @Nullable Instant overdueAt;

    @Enumerated(EnumType.STRING)
    private @Nullable OverdueReason overdueReason;

    private @Nullable Long overdueSpentSeconds;

    @SuppressWarnings("UnusedVariable") // queries read it
    private @Nullable Instant decidedAt;

    @SuppressWarnings("UnusedVariable") // queries read it
    private @Nullable Long decisionSpentSeconds;

    @Enumerated(EnumType.STRING)
    private @Nullable Hold hold;

    private @Nullable Instant resetAt;
    private @Nullable Instant heldUntil;
    private @Nullable Instant endedAt;

    @SuppressWarnings("UnusedVariable") // queries read it
    private @Nullable Instant stopLiftedAt;

    private @Nullable Instant appealBy;
    private @Nullable Instant appealedAt;
    private @Nullable Instant signInReportedAt;
    private @Nullable Instant pausedUntil;
    private @Nullable Instant resumedAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected RecoveryCase() {
        // Hibernate fills the fields.
    }

    static RecoveryCase open(CaseId id, AccountId account, List<FactorId> factors, Instant now) {
        RecoveryCase opened = new RecoveryCase();
        opened.id = id.value();
        opened.reference = CaseReference.of(id).value();
        opened.accountId = account.value();
        opened.secondFactors = factors.stream().map(FactorId::value).toArray(String[]::new);
        opened.status = CaseStatus.CONFIRMING_EMAIL;
        opened.openedAt = now;
        opened.requestedInfo = new String[0];
        return opened;
    }

    CaseId id() {
        return new CaseId(id);
    }

    AccountId account() {
        return new AccountId(accountId);
    }

    List<FactorId> secondFactors() {
        return Stream.of(secondFactors).map(FactorId::new).toList();
    }

    CaseStatus status() {
        return status;
    }

    CaseReference reference() {
        return new CaseReference(reference);
    }

    int device() {
        return device;
    }

    Instant openedAt() {
        return openedAt;
    }

    int round() {
        return round;
    }

    Optional<Triage> triage() {
        return Optional.ofNullable(triage);
    }

    Set<InfoItem> requestedInfo() {
        EnumSet<InfoItem> items = EnumSet.noneOf(InfoItem.class);
        Arrays.stream(requestedInfo).map(InfoItem::valueOf).forEach(items::add);
        return items;
    }

    @Nullable
    Instant infoRequestedAt() {
        return infoRequestedAt;
    }

    @Nullable
    Instant infoDeadline() {
        return infoDeadline;
    }

    @Nullable
    Instant submittedAt() {
        return submittedAt;
    }

    boolean atRisk() {
        return atRiskAt != null;
    }

    @Nullable
    Instant atRiskAt() {
        return atRiskAt;
    }

    boolean overdue() {
        return overdueAt != null;
    }

    Optional<Overdue> whyOverdue() {
        return overdueAt == null || overdueReason == null
                ? Optional.empty()
                : Optional.of(new Overdue(overdueAt, overdueReason));
    }

    /** What the clock showed when the case became overdue; empty while it is not. */
    Optional<Duration> overdueSpent() {
        return Optional.ofNullable(overdueSpentSeconds).map(Duration::ofSeconds);
    }

    Optional<Hold> hold() {
        return Optional.ofNullable(hold);
    }

    @Nullable
    Instant resetAt() {
        return resetAt;
    }

    @Nullable
    Instant heldUntil() {
        return heldUntil;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    /** Until when a rejection may be appealed; null when it may not, or no longer. */
    @Nullable
    Instant appealBy() {
        return appealBy;
    }

    /** Whether the one appeal was made. */
    boolean appealed() {
        return appealedAt != null;
    }

    @Nullable
    Instant appealedAt() {
        return appealedAt;
    }

    /** When the host last reported a sign-in that somebody who has lost the second factor could not have made. */
    @Nullable
    Instant signInReportedAt() {
        return signInReportedAt;
    }

    /** Until when an answer to the pause is awaited; null while there is none. */
    @Nullable
    Instant pausedUntil() {
        return pausedUntil;
    }

    boolean paused() {
        return pausedUntil != null;
    }

    /** When the last pause ended; what was approved before it does not count. */
    @Nullable
    Instant resumedAt() {
        return resumedAt;
    }

    /** How often additional information was provided; the round of an appeal is none of these. */
    int infoRoundsUsed() {
        return appealed() ? round - 1 : round;
    }

    /** A holder can still say that it was not him: something is under way, or may be again. */
    boolean stoppable() {
        return !status.ended() || appealBy != null;
    }

    CaseClock clock() {
        return new CaseClock(Duration.ofSeconds(clockSpentSeconds), clockRunningSince);
    }

    int takeOver() {
        return ++device;
    }

    void emailConfirmed() {
        require(CaseStatus.CONFIRMING_EMAIL);
        status = CaseStatus.FILLING_IN;
    }

    void submit(Instant now) {
        require(CaseStatus.FILLING_IN);
        status = CaseStatus.IN_REVIEW;
        submittedAt = now;
        set(clock().startedAt(now));
    }

    void triage(Triage outcome) {
        require(CaseStatus.IN_REVIEW, CaseStatus.APPROVED);
        triage = outcome;
        status = CaseStatus.IN_REVIEW;
        decidedAt = null;
        decisionSpentSeconds = null;
    }

    void decide(Verdict verdict, Instant now) {
        require(CaseStatus.IN_REVIEW);
        switch (verdict) {
            case APPROVED -> {
                decidedAt(now);
                status = CaseStatus.APPROVED;
            }
            case REJECTED, REJECTED_ON_APPEAL -> {
                decidedAt(now);
                end(CaseStatus.REJECTED, now);
            }
            case APPROVED_ONCE, INFO_NEEDED -> {} // somebody else decides, or the applicant is asked
        }
    }

    private void decidedAt(Instant now) {
        decidedAt = now;
        decisionSpentSeconds = clock().stoppedAt(now).spent().toSeconds();
    }

    void hold(Hold length) {
        require(CaseStatus.APPROVED);
        hold = length;
    }

    void reset(Instant now, Instant until) {
        require(CaseStatus.APPROVED);
        status = CaseStatus.HELD;
        resetAt = now;
        heldUntil = until;
        set(clock().stoppedAt(now));
    }

    void name(Collection<InfoItem> items) {
        require(CaseStatus.IN_REVIEW);
        requestedInfo = items.stream().map(InfoItem::name).toArray(String[]::new);
    }

    void askForInfo(Instant now, Instant deadline) {
        require(CaseStatus.IN_REVIEW);
        status = CaseStatus.AWAITING_INFO;
        infoRequestedAt = now;
        infoDeadline = deadline;
        set(clock().stoppedAt(now));
    }

    void infoProvided(Instant now) {
        require(CaseStatus.AWAITING_INFO);
        status = CaseStatus.IN_REVIEW;
        round++;
        infoDeadline = null;
        requestedInfo = new String[0];
        set(clock().startedAt(now));
    }

    /**
     * Only while it is being decided, and for good: a later round does not become at risk again.
     *
     * @return whether it became so
     */
    boolean becomeAtRisk(Instant now) {
        boolean becomes = beingDecided() && atRiskAt == null;
        if (becomes) {
            atRiskAt = now;
        }
        return becomes;
    }

    /**
     * Only while it is being decided, and for good.
     *
     * @return whether it became so
     */
    boolean becomeOverdue(Instant now, OverdueReason reason) {
        boolean becomes = beingDecided() && overdueAt == null;
        if (becomes) {
            overdueAt = now;
            overdueReason = reason;
            overdueSpentSeconds = clock().stoppedAt(now).spent().toSeconds();
        }
        return becomes;
    }

    /** It waits for nobody but us. */
    boolean beingDecided() {
        return status == CaseStatus.IN_REVIEW && !paused();
    }

    /** The rejection can be appealed, counted from when the holder was told. */
    void openAppeal(Instant until) {
        require(CaseStatus.REJECTED);
        appealBy = until;
    }

    void closeAppeal() {
        appealBy = null;
    }

    /** A new round by somebody else, with a clock of its own. */
    void appeal(Instant now) {
        require(CaseStatus.REJECTED);
        if (appealBy == null) {
            throw new IllegalStateException("The rejection of case " + id + " cannot be appealed");
        }
        status = CaseStatus.IN_REVIEW;
        appealBy = null;
        appealedAt = now;
        endedAt = null;
        atRiskAt = null;
        overdueAt = null;
        overdueReason = null;
        overdueSpentSeconds = null;
        round++;
        set(CaseClock.NOT_STARTED.startedAt(now));
    }

    /** There is something left to decide. */
    boolean pausable() {
        return !status.ended() && status != CaseStatus.HELD;
    }

    /** The case stands still until somebody says that it is still needed, or the time for that is over. */
    void pause(Instant reportedAt, Instant now, Instant until) {
        if (!pausable()) {
            throw new IllegalStateException("Case " + id + " is " + status + ": there is nothing to pause");
        }
        signInReportedAt = reportedAt;
        pausedUntil = until;
        set(clock().stoppedAt(now));
    }

    /** Nothing to resume where the case has ended meanwhile. */
    void resume(Instant now) {
        pausedUntil = null;
        resumedAt = now;
        if (status == CaseStatus.IN_REVIEW || status == CaseStatus.APPROVED) {
            set(clock().startedAt(now));
        }
    }

    void end(CaseStatus last, Instant now) {
        switch (last) {
            case RECOVERED -> require(CaseStatus.HELD);
            case REJECTED, NOT_RECOVERABLE -> require(CaseStatus.IN_REVIEW);
            case DEADLINE_MISSED -> require(CaseStatus.AWAITING_INFO);
            case CODE_ATTEMPTS_USED_UP -> require(CaseStatus.CONFIRMING_EMAIL);
            case ABANDONED -> require(CaseStatus.CONFIRMING_EMAIL, CaseStatus.FILLING_IN);
            case WITHDRAWN ->
                require(
                        CaseStatus.CONFIRMING_EMAIL,
                        CaseStatus.FILLING_IN,
                        CaseStatus.IN_REVIEW,
                        CaseStatus.AWAITING_INFO);
            case STOPPED -> {
                if (!stoppable()) {
                    throw new IllegalStateException("Case " + id + " is " + status + ": there is nothing to stop");
                }
            }
            case CONFIRMING_EMAIL, FILLING_IN, IN_REVIEW, AWAITING_INFO, APPROVED, HELD ->
                throw new IllegalStateException("Case " + id + " does not end as " + last);
        }
        status = last;
        endedAt = now;
        appealBy = null;
        set(clock().stoppedAt(now));
    }

    /** A stop turned out to be a mistake. */
    void liftStop(Instant now) {
        require(CaseStatus.STOPPED);
        stopLiftedAt = now;
    }

    private void set(CaseClock clock) {
        clockSpentSeconds = clock.spent().toSeconds();
        clockRunningSince = clock.runningSince();
    }

    private void require(CaseStatus... allowed) {
        if (!List.of(allowed).contains(status)) {
            throw new IllegalStateException(
                    "Case " + id + " is " + status + ", not one of " + Arrays.toString(allowed));
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecoveryCase that && Objects.equals(id, that.id);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(id);
    }
}
