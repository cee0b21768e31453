package io.keyback.recovery;

import io.keyback.account.EmailAddress;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of a case.
 *
 * @param codeStepLimit from the latest mailed email code until it must have been confirmed
 * @param resendLimit from the first mailed email code until one must have been confirmed, however often another was sent
 * @param fillInLimit from the confirmed code until the request must be complete
 * @param atRiskAfter time on the case clock after which the lead is told
 * @param decisionDueAfter time on the case clock within which a decision is promised
 * @param overdueExtension what is promised anew when that time has passed
 * @param infoReminderAfter from asking for additional information until the reminder
 * @param infoDeadlineAfter from asking for additional information until the case ends without it
 * @param infoRounds how often additional information may be asked for
 * @param coolDown how long an account waits after a rejection
 * @param appealWithin how long a rejection may be appealed, from when the applicant was told
 * @param confirmWithin how long a paused case waits for the answer whether it is still needed
 * @param stopCoolDown how long an account waits after a stop, unless the stop turns out to be a mistake
 * @param stopLookedIntoWithin how soon a senior reviewer is to have looked into a stop
 * @param standardHold how long the host keeps sensitive actions closed after a reset
 * @param extendedHold the same where something spoke against the applicant
 * @param linkValidity how long a mailed link works, other than one for additional information, which works to the deadline
 * @param linkInterval shortest time between two links that the applicant asks for
 * @param linksPerDay how many links an applicant may ask for in 24 hours
 * @param minimumAge in years; a younger applicant fails the form check
 * @param longestLock how long a transaction may have a case locked or wait for that, and so longer than the host may take to
 *     answer; then the database ends it, and the case goes on elsewhere
 * @param leads who is told that a case is at risk
 */
@Validated
@ConfigurationProperties("keyback.recovery")
record RecoveryProperties(
        @DefaultValue("30m") Duration codeStepLimit,
        @DefaultValue("2h") Duration resendLimit,
        @DefaultValue("24h") Duration fillInLimit,
        @DefaultValue("36h") Duration atRiskAfter,
        @DefaultValue("48h") Duration decisionDueAfter,
        @DefaultValue("24h") Duration overdueExtension,
        @DefaultValue("2d") Duration infoReminderAfter,
        @DefaultValue("7d") Duration infoDeadlineAfter,
        @DefaultValue("3") @Min(0) int infoRounds,
        @DefaultValue("24h") Duration coolDown,
        @DefaultValue("14d") Duration appealWithin,
        @DefaultValue("7d") Duration confirmWithin,
        @DefaultValue("72h") Duration stopCoolDown,
        @DefaultValue("24h") Duration stopLookedIntoWithin,
        @DefaultValue("24h") Duration standardHold,
        @DefaultValue("48h") Duration extendedHold,
        @DefaultValue("24h") Duration linkValidity,
        @DefaultValue("1m") Duration linkInterval,
        @DefaultValue("10") @Min(1) int linksPerDay,
        @DefaultValue("18") @Min(0) @Max(150) int minimumAge,
        @DefaultValue("12s") @DurationMin(millis = 1) Duration longestLock,
        @DefaultValue({}) List<EmailAddress> leads) {}
