package io.keyback.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * How a kind of mail is written: under which heading, and with which facts, in the form in which people read them. Its
 * template is the kebab-case name of the type.
 */
record Letter<M extends Mail>(Class<M> type, String heading, Function<M, Map<String, Object>> facts) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int SHORT_CODE = 8;
    private static final Duration SAID_IN_HOURS = Duration.ofDays(2);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    static final List<Letter<?>> ALL = List.of(
            new Letter<>(
                    Mail.RecoveryRequested.class,
                    "Somebody asked to recover your account",
                    mail -> Map.of("at", time(mail.at()), "stop", mail.stop().toString())),
            new Letter<>(
                    Mail.ConfirmationCode.class,
                    "Your confirmation code",
                    mail -> Map.of("code", inFours(mail.code()), "validFor", words(mail.validFor()))),
            new Letter<>(
                    Mail.RequestSubmitted.class,
                    "Your request was submitted",
                    mail -> Map.of(
                            "decidedWithin", words(mail.decidedWithin()),
                            "dueAt", time(mail.dueAt()),
                            "stop", mail.stop().toString())),
            new Letter<>(
                    Mail.ResumeLink.class,
                    "Continue your request",
                    mail -> Map.of("link", mail.link().toString(), "validUntil", time(mail.validUntil()))),
            new Letter<>(
                    Mail.MessageWaiting.class,
                    "A message about your request",
                    mail -> Map.of("link", mail.link().toString(), "validUntil", time(mail.validUntil()))),
            new Letter<>(
                    Mail.AdditionalInfoNeeded.class,
                    "We need additional information",
                    mail -> Map.of(
                            "points", mail.items(), "link", mail.link().toString(), "deadline", date(mail.deadline()))),
            new Letter<>(
                    Mail.AdditionalInfoReminder.class,
                    "Reminder: we need additional information",
                    mail -> Map.of(
                            "points", mail.items(), "link", mail.link().toString(), "deadline", date(mail.deadline()))),
            new Letter<>(
                    Mail.RequestOverdue.class,
                    "Your request takes longer than planned",
                    mail -> Map.of("promised", words(mail.promised()), "newExpectedAt", time(mail.newExpectedAt()))),
            new Letter<>(
                    Mail.TwoFactorReset.class,
                    "Your 2FA was reset",
                    mail -> Map.of(
                            "at", time(mail.at()),
                            "heldUntil", time(mail.heldUntil()),
                            "signIn", mail.signIn().toString(),
                            "stop", mail.stop().toString())),
            new Letter<>(
                    Mail.HoldReleased.class,
                    "The hold on your account is over",
                    mail -> Map.of("signIn", mail.signIn().toString())),
            new Letter<>(
                    Mail.RequestStopped.class,
                    "The request was stopped and your account is frozen",
                    mail -> Map.of("at", time(mail.at()), "factorReset", mail.factorReset())),
            new Letter<>(
                    Mail.StopLifted.class,
                    "Your account is no longer frozen",
                    mail -> Map.of("signIn", mail.signIn().toString(), "factorReset", mail.factorReset())),
            new Letter<>(
                    Mail.RequestWithdrawn.class,
                    "Your request was withdrawn",
                    mail -> Map.of("signIn", mail.signIn().toString())),
            new Letter<>(
                    Mail.RequestRejected.class,
                    "Your request was rejected",
                    mail -> Map.of(
                            "points",
                            mail.reasons(),
                            "coolDown",
                            words(mail.coolDown()),
                            "signIn",
                            mail.signIn().toString(),
                            "stop",
                            mail.stop().toString())),
            new Letter<>(
                    Mail.AppealPossible.class,
                    "You can have the decision looked at again",
                    mail -> Map.of("link", mail.link().toString(), "until", date(mail.until()))),
            new Letter<>(
                    Mail.AppealRejected.class,
                    "Your request was rejected again",
                    mail -> Map.of(
                            "points",
                            mail.reasons(),
                            "coolDown",
                            words(mail.coolDown()),
                            "signIn",
                            mail.signIn().toString())),
            new Letter<>(
                    Mail.RequestPaused.class,
                    "Somebody signed in to your account: the request is paused",
                    mail -> Map.of(
                            "signedInAt", time(mail.signedInAt()),
                            "until", date(mail.until()),
                            "stop", mail.stop().toString())),
            new Letter<>(
                    Mail.StillNeeded.class,
                    "Do you still need your request?",
                    mail -> Map.of("link", mail.link().toString(), "until", date(mail.until()))),
            new Letter<>(
                    Mail.RequestAbandoned.class,
                    "Your request was closed",
                    mail -> Map.of("signIn", mail.signIn().toString())),
            new Letter<>(
                    Mail.CodeAttemptsUsedUp.class,
                    "Your request was closed after too many wrong codes",
                    mail -> Map.of("signIn", mail.signIn().toString())),
            new Letter<>(
                    Mail.DeadlineMissed.class,
                    "Your request was closed",
                    mail -> Map.of("signIn", mail.signIn().toString())),
            new Letter<>(
                    Mail.NotRecoverable.class,
                    "We cannot recover your 2FA online",
                    mail -> Map.of("signIn", mail.signIn().toString())),
            new Letter<>(
                    Mail.CaseAtRisk.class,
                    "A case is close to its limit",
                    mail -> Map.of(
                            "dueAt",
                            time(mail.dueAt()),
                            "tasklist",
                            mail.tasklist().toString())));

    static Letter<?> of(Mail mail) {
        return ALL.stream()
                .filter(letter -> letter.type.isInstance(mail))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No letter for " + mail.getClass()));
    }

    String template() {
        return type.getSimpleName().replaceAll("(?<=.)(?=\\p{Upper})", "-").toLowerCase(Locale.ROOT);
    }

    Map<String, Object> factsOf(Mail mail) {
        return facts.apply(type.cast(mail));
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    private static String date(LocalDate date) {
        return DATE.format(date);
    }

    /** In the largest unit that says it exactly; two days are "48 hours". */
    static String words(Duration duration) {
        if (duration.compareTo(SAID_IN_HOURS) > 0 && duration.equals(Duration.ofDays(duration.toDays()))) {
            return count(duration.toDays(), "day");
        }
        if (duration.equals(Duration.ofHours(duration.toHours()))) {
            return count(duration.toHours(), "hour");
        }
        return count(duration.toMinutes(), "minute");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    /** A long code is copied in parts; a short one stays in one piece, as it always was. */
    private static String inFours(String code) {
        return code.length() > SHORT_CODE ? code.replaceAll("(.{4})(?!$)", "$1 ") : code;
    }
}
