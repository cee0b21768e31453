package io.keyback.notification;

import io.keyback.account.EmailAddress;
import io.keyback.account.HostProperties;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** One mail of every kind. */
final class SampleMails {

    static final String REFERENCE = "KB-7F3K-9Q2M";
    static final Instant AT = Instant.parse("2026-11-24T14:05:00Z");
    static final URI SIGN_IN = URI.create("https://exchange.example/sign-in?from=mail&lang=en");
    static final URI LINK = URI.create("https://keyback.example/resume?case=1&token=abc");
    static final LocalDate DEADLINE = LocalDate.of(2026, 12, 1);
    static final List<String> WORDS = List.of("The picture <of your document> is blurred.", "A & B do not match.");

    static final List<Mail> ALL = List.of(
            new Mail.RecoveryRequested(REFERENCE, AT, LINK),
            new Mail.ConfirmationCode(REFERENCE, "01234567", Duration.ofMinutes(10)),
            new Mail.RequestSubmitted(REFERENCE, Duration.ofHours(36), AT, LINK),
            new Mail.ResumeLink(REFERENCE, LINK, AT),
            new Mail.MessageWaiting(REFERENCE, LINK, AT),
            new Mail.AdditionalInfoNeeded(REFERENCE, WORDS, LINK, DEADLINE),
            new Mail.AdditionalInfoReminder(REFERENCE, WORDS, LINK, DEADLINE),
            new Mail.RequestOverdue(REFERENCE, Duration.ofHours(36), AT),
            new Mail.TwoFactorReset(REFERENCE, AT, AT.plus(Duration.ofHours(24)), SIGN_IN, LINK),
            new Mail.HoldReleased(REFERENCE, SIGN_IN),
            new Mail.RequestStopped(REFERENCE, AT, false),
            new Mail.StopLifted(REFERENCE, SIGN_IN, false),
            new Mail.RequestWithdrawn(REFERENCE, SIGN_IN),
            new Mail.RequestRejected(REFERENCE, WORDS, Duration.ofDays(7), SIGN_IN, LINK),
            new Mail.AppealPossible(REFERENCE, LINK, DEADLINE),
            new Mail.AppealRejected(REFERENCE, WORDS, Duration.ofDays(7), SIGN_IN),
            new Mail.RequestPaused(REFERENCE, AT, DEADLINE, LINK),
            new Mail.StillNeeded(REFERENCE, LINK, DEADLINE),
            new Mail.RequestAbandoned(REFERENCE, SIGN_IN),
            new Mail.CodeAttemptsUsedUp(REFERENCE, SIGN_IN),
            new Mail.DeadlineMissed(REFERENCE, SIGN_IN),
            new Mail.NotRecoverable(REFERENCE, SIGN_IN),
            new Mail.CaseAtRisk(REFERENCE, AT, LINK));

    private SampleMails() {}

    static NotificationProperties properties() {
        return new NotificationProperties(
                new EmailAddress("no-reply@keyback.example"),
                "Keyback",
                new EmailAddress("support@keyback.example"),
                null,
                Duration.ofSeconds(12));
    }

    static HostProperties host() {
        return new HostProperties("https://exchange.example", "keyback", SIGN_IN, SIGN_IN);
    }

    static MailWriter writer() {
        return new MailWriter(properties(), host());
    }
}
