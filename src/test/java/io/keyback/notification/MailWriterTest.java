package io.keyback.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.util.HtmlUtils;

class MailWriterTest {

    private static final String AT = "24 November 2026, 14:05 UTC";
    private static final String SIGN_IN = SampleMails.SIGN_IN.toString();
    private static final String LINK = SampleMails.LINK.toString();
    private static final String TRY_AGAIN = "To try again, sign in with your login and password, and choose";
    private static final String UNCHANGED = "Your 2FA is unchanged.";

    private static final Map<Class<? extends Mail>, List<String>> FACTS = Map.ofEntries(
            Map.entry(
                    Mail.RecoveryRequested.class,
                    List.of(
                            AT,
                            LINK,
                            "asked to recover it without the second factor",
                            "If this was not you, stop it now.")),
            Map.entry(Mail.ConfirmationCode.class, List.of("01234567", "10 minutes", "Never tell this code")),
            Map.entry(
                    Mail.RequestSubmitted.class,
                    List.of(
                            "You successfully submitted a request for 2FA recovery.",
                            "up to 36 hours",
                            AT,
                            LINK,
                            "ask you for it by",
                            "You will get the result by email")),
            Map.entry(Mail.ResumeLink.class, List.of(LINK, AT)),
            Map.entry(
                    Mail.MessageWaiting.class, List.of("has written to you", "does not stand in this mail", LINK, AT)),
            Map.entry(Mail.AdditionalInfoNeeded.class, facts(SampleMails.WORDS, LINK, "1 December 2026")),
            Map.entry(Mail.AdditionalInfoReminder.class, facts(SampleMails.WORDS, LINK, "1 December 2026")),
            Map.entry(Mail.RequestOverdue.class, List.of(AT, "within 36 hours", "sorry")),
            Map.entry(
                    Mail.TwoFactorReset.class,
                    List.of(
                            AT,
                            "stay closed until 25 November 2026, 14:05 UTC",
                            SIGN_IN,
                            LINK,
                            "Enable 2FA with the authenticator app at once.")),
            Map.entry(Mail.HoldReleased.class, List.of("are open again", SIGN_IN)),
            Map.entry(Mail.RequestStopped.class, List.of(AT, "Your account is frozen", "support@keyback.example")),
            Map.entry(
                    Mail.StopLifted.class,
                    List.of("no longer frozen", "It was a mistake", UNCHANGED, TRY_AGAIN, SIGN_IN)),
            Map.entry(Mail.RequestWithdrawn.class, List.of("was withdrawn", UNCHANGED, TRY_AGAIN, SIGN_IN)),
            Map.entry(
                    Mail.RequestRejected.class,
                    facts(
                            SampleMails.WORDS,
                            SIGN_IN,
                            UNCHANGED,
                            "What you can do next",
                            "7 days after our decision",
                            TRY_AGAIN,
                            "somebody else look at it, once",
                            LINK)),
            Map.entry(
                    Mail.AppealPossible.class,
                    List.of(LINK, "1 December 2026", "Somebody who has not rejected it before")),
            Map.entry(
                    Mail.AppealRejected.class,
                    facts(
                            SampleMails.WORDS,
                            SIGN_IN,
                            UNCHANGED,
                            "There is no further appeal.",
                            "7 days after our decision",
                            TRY_AGAIN)),
            Map.entry(
                    Mail.RequestPaused.class,
                    List.of(AT, "1 December 2026", "the request is paused", LINK, "If this was not you, stop it now.")),
            Map.entry(Mail.StillNeeded.class, List.of(LINK, "1 December 2026", "whether you still need it")),
            Map.entry(Mail.RequestAbandoned.class, List.of("not completed in time", UNCHANGED, TRY_AGAIN, SIGN_IN)),
            Map.entry(Mail.CodeAttemptsUsedUp.class, List.of("wrong confirmation code", UNCHANGED, TRY_AGAIN, SIGN_IN)),
            Map.entry(Mail.DeadlineMissed.class, List.of("did not come in time", UNCHANGED, TRY_AGAIN, SIGN_IN)),
            Map.entry(
                    Mail.NotRecoverable.class,
                    List.of("We cannot recover the 2FA of your account", UNCHANGED, SIGN_IN)),
            Map.entry(Mail.CaseAtRisk.class, List.of("has not been decided", AT, LINK)));

    private static final MailWriter WRITER = SampleMails.writer();

    @Test
    void thereIsALetterAndASampleForEveryKindOfMail() {
        Class<?>[] kinds = Mail.class.getPermittedSubclasses();

        assertThat(kinds).hasSizeGreaterThanOrEqualTo(14);
        assertThat(Letter.ALL).extracting(Letter::type).map(Class.class::cast).containsExactlyInAnyOrder(kinds);
        assertThat(SampleMails.ALL)
                .extracting(Mail::getClass)
                .map(Class.class::cast)
                .containsExactlyInAnyOrder(kinds);
    }

    @Test
    void aLongCodeIsWrittenInPartsThatCanBeCopied() {
        String code = "012345678901234567890123";

        WrittenMail written =
                WRITER.write(new Mail.ConfirmationCode(SampleMails.REFERENCE, code, Duration.ofMinutes(10)));

        assertThat(written.text()).contains("    0123 4567 8901 2345 6789 0123\n");
        assertThat(plain(written.html())).contains("0123 4567 8901 2345 6789 0123");
    }

    /** The notice of the reset may have been overtaken by the stop. */
    @Test
    void aStopAfterTheResetSaysThatTheSecondFactorIsGone() {
        WrittenMail stopped = WRITER.write(new Mail.RequestStopped(SampleMails.REFERENCE, SampleMails.AT, true));
        WrittenMail lifted = WRITER.write(new Mail.StopLifted(SampleMails.REFERENCE, SampleMails.SIGN_IN, true));

        for (String text : List.of(oneLine(stopped.text()), plain(stopped.html()))) {
            assertThat(text).contains("the account has no second factor now");
        }
        for (String text : List.of(oneLine(lifted.text()), plain(lifted.html()))) {
            assertThat(text)
                    .contains("enable 2FA with the authenticator app at once", SIGN_IN)
                    .doesNotContain(UNCHANGED, TRY_AGAIN);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void textAndHtmlSayTheSameFacts(Mail mail) {
        WrittenMail written = WRITER.write(mail);

        List<String> facts = FACTS.getOrDefault(mail.getClass(), List.of());
        assertThat(facts).isNotEmpty();
        for (String fact : Stream.concat(facts.stream(), Stream.of(SampleMails.REFERENCE, "Keyback"))
                .toList()) {
            assertThat(oneLine(written.text())).contains(fact);
            assertThat(plain(written.html())).contains(fact);
        }
        assertThat(written.subject()).endsWith(" (" + SampleMails.REFERENCE + ")");
        assertThat(written.text()).startsWith(Letter.of(mail).heading());
        assertThat(plain(written.html())).contains(Letter.of(mail).heading());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyNoticeToTheHolderSaysWhatToDoWhenItWasNotHim(Mail mail) {
        String advice = "If this was not you, somebody else may know your password. Change it at " + SIGN_IN
                + " and contact support at support@keyback.example.";
        boolean toTheHolder = !(mail instanceof Mail.CaseAtRisk || mail instanceof Mail.RequestStopped);

        WrittenMail written = WRITER.write(mail);

        assertThat(oneLine(written.text()).contains(advice)).isEqualTo(toTheHolder);
        assertThat(plain(written.html()).contains(advice)).isEqualTo(toTheHolder);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void htmlLoadsNothingAndRunsNothing(Mail mail) {
        String html = WRITER.write(mail).html();

        assertThat(html.toLowerCase(Locale.ROOT))
                .doesNotContain("<img", "<script", "<link", "src=", "url(", "@import", "<iframe", "background=");
        assertThat(html).doesNotContain("<th:", " th:", "xmlns", "${", "[(").startsWith("<!DOCTYPE html>");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void textIsPlainAndReadsInATerminal(Mail mail) {
        String text = WRITER.write(mail).text();

        assertThat(text)
                .doesNotContain("[#", "[/", "${", "&amp;", "&lt;", "\n\n\n")
                .isASCII();
        assertThat(text.lines()).allMatch(line -> line.length() <= 78 || line.contains("https://"));
    }

    @ParameterizedTest
    @CsvSource({
        "PT1M, 1 minute",
        "PT90M, 90 minutes",
        "PT1H, 1 hour",
        "PT24H, 24 hours",
        "PT48H, 48 hours",
        "PT50H, 50 hours",
        "P3D, 3 days",
        "P7D, 7 days"
    })
    void timesAreSaidAsPeopleSayThem(Duration time, String words) {
        assertThat(Letter.words(time)).isEqualTo(words);
    }

    @Test
    void wordsAreEscapedInHtml() {
        String html = WRITER.write(new Mail.RequestRejected(
                        "KB-1",
                        List.of("<img src=x onerror=alert(1)>", "\"A\" & 'B'"),
                        Duration.ofHours(24),
                        SampleMails.SIGN_IN,
                        SampleMails.LINK))
                .html();

        assertThat(html)
                .doesNotContain("<img")
                .contains("&lt;img src=x onerror=alert(1)&gt;", "&quot;A&quot; &amp; &#39;B&#39;");
    }

    @Test
    void theSubjectCannotBecomeAnotherHeader() {
        Mail mail = new Mail.RequestOverdue("KB-1\r\nBcc: eve@evil.example", Duration.ofDays(2), SampleMails.AT);

        assertThatThrownBy(() -> WRITER.write(mail)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutASupportAddressTheMailJustSaysSupport() {
        NotificationProperties properties = new NotificationProperties(
                SampleMails.properties().from(),
                "Exchange",
                null,
                null,
                SampleMails.properties().stepLimit());

        WrittenMail written = new MailWriter(properties, SampleMails.host())
                .write(new Mail.NotRecoverable(SampleMails.REFERENCE, SampleMails.SIGN_IN));

        assertThat(written.text()).contains("Contact support and name", "\nExchange\n");
        assertThat(plain(written.html())).contains("Contact support and name");
    }

    @Test
    void noMailHasRoomForTextThatAnApplicantTyped() {
        List<String> freeText = Arrays.stream(Mail.class.getPermittedSubclasses())
                .flatMap(kind -> Arrays.stream(kind.getRecordComponents()))
                .filter(component -> component.getType() == String.class)
                .map(RecordComponent::getName)
                .distinct()
                .toList();

        assertThat(freeText).containsExactlyInAnyOrder("reference", "code");
    }

    static Stream<Mail> samples() {
        return SampleMails.ALL.stream();
    }

    private static List<String> facts(List<String> words, String... more) {
        return Stream.concat(words.stream(), Arrays.stream(more)).toList();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static String plain(String html) {
        return oneLine(HtmlUtils.htmlUnescape(html.replaceAll("<[^>]*>", "")));
    }
}
