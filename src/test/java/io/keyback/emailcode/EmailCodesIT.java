package io.keyback.emailcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;

import com.zaxxer.hikari.HikariDataSource;
import io.keyback.Attacks;
import io.keyback.TestDatabase;
import io.keyback.account.Account;
import io.keyback.account.AccountId;
import io.keyback.account.EmailAddress;
import io.keyback.account.PostalAddress;
import io.keyback.account.Profile;
import io.keyback.audit.Trail;
import io.keyback.caseid.CaseId;
import io.keyback.caseid.CaseReference;
import io.keyback.keys.TestKeys;
import io.keyback.notification.Mail;
import io.keyback.notification.Mails;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.MailSendException;
import org.springframework.transaction.support.TransactionTemplate;

class EmailCodesIT {

    private static final HikariDataSource DATABASE = TestDatabase.migrated();
    private static final EmailCodeProperties LIMITS = new EmailCodeProperties(Duration.ofMinutes(10), 5, 15, 3);
    private static final EmailAddress EMAIL = new EmailAddress("ann@example.org");
    private static final Instant START = Instant.parse("2026-11-24T14:05:00Z");

    @TempDir
    static Path directory;

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final JdbcTransactionManager transactions = new JdbcTransactionManager(DATABASE);
    private final MovableClock clock = new MovableClock();
    private final Mails mails = mock(Mails.class);
    private final List<SentMail> sent = Collections.synchronizedList(new ArrayList<>());
    private final EmailCodes codes = new EmailCodes(
            LIMITS, new CodeRecords(jdbc), TestKeys.in(directory), mails, mock(Trail.class), clock, transactions);

    private final Account account = account();
    private final CaseId caseId = new CaseId(UUID.randomUUID());

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }

    @BeforeEach
    void mailsArrive() {
        doAnswer(call -> sent.add(new SentMail(call.getArgument(0), call.getArgument(1), call.getArgument(2))))
                .when(mails)
                .send(anyString(), any(), any());
    }

    @Test
    void aCodeGoesToTheAccountsEmailOnly() {
        codes.send(caseId, account);

        SentMail mail = sent.get(0);
        assertThat(mail.key()).isEqualTo(caseId + "/email-code/1");
        assertThat(mail.recipients()).containsExactly(EMAIL);
        assertThat(mail.mail().reference()).isEqualTo(CaseReference.of(caseId).value());
        assertThat(mail.mail().validFor()).isEqualTo(Duration.ofMinutes(10));
        assertThat(mail.mail().code()).matches("[0-9]{8}");
    }

    @Test
    void theRightCodeConfirmsAndIsConfirmedAgainWhenAskedAgain() {
        String code = send();
        assertThat(codes.confirmed(caseId)).isFalse();

        assertThat(codes.confirm(caseId, code)).isEqualTo(new Confirmation.Confirmed());
        clock.pass(Duration.ofDays(1));
        assertThat(codes.confirm(caseId, code)).isEqualTo(new Confirmation.Confirmed());

        assertThat(codes.confirmed(caseId)).isTrue();
    }

    @Test
    void anotherCodeIsNoConfirmationEvenOfAConfirmedCase() {
        String code = send();
        codes.confirm(caseId, code);

        assertThat(codes.confirm(caseId, wrong(code))).isEqualTo(new Confirmation.Wrong(3));
        assertThat(codes.confirmed(caseId)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {" %s%s ", "%s %s", "\t%s\u00a0%s\r\n", "%s\u2009%s"})
    void spacesDoNotMatter(String form) {
        String code = send();

        String entered = form.formatted(code.substring(0, 4), code.substring(4));

        assertThat(codes.confirm(caseId, entered)).isEqualTo(new Confirmation.Confirmed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "1234567", "123456789", "1234567a", "-1234567", "\u0000", "null", "١٢٣٤٥٦٧٨", "😀"})
    void whatIsNotEightDigitsIsWrongButNoTry(String entered) {
        String code = send();

        for (int i = 0; i < 20; i++) {
            assertThat(codes.confirm(caseId, entered)).isEqualTo(new Confirmation.Wrong(5));
        }

        assertThat(codes.confirm(caseId, code)).isEqualTo(new Confirmation.Confirmed());
    }

    @Test
    void theFifthWrongTryEndsTheCaseForGood() {
        String code = send();

        for (int left = 4; left > 0; left--) {
            assertThat(codes.confirm(caseId, wrong(code))).isEqualTo(new Confirmation.Wrong(left));
        }
        assertThat(codes.confirm(caseId, wrong(code))).isEqualTo(new Confirmation.UsedUp());

        assertThat(codes.confirm(caseId, code)).isEqualTo(new Confirmation.UsedUp());
        assertThat(codes.mayResend(caseId)).isFalse();
        codes.send(caseId, account);
        assertThat(sent).hasSize(1);
        assertThat(codes.confirmed(caseId)).isFalse();
    }

    @Test
    void theFifthTryMayStillBeRight() {
        String code = send();
        for (int i = 0; i < 4; i++) {
            codes.confirm(caseId, wrong(code));
        }

        assertThat(codes.confirm(caseId, code)).isEqualTo(new Confirmation.Confirmed());
    }

    @Test
    void anotherCodeGivesNoMoreTries() {
        String first = send();
        codes.confirm(caseId, wrong(first));
        codes.confirm(caseId, wrong(first));
        codes.confirm(caseId, wrong(first));

        String second = send();

        assertThat(codes.confirm(caseId, wrong(second))).isEqualTo(new Confirmation.Wrong(1));
        assertThat(codes.confirm(caseId, wrong(second))).isEqualTo(new Confirmation.UsedUp());
    }

    @Test
    void anotherCodeEndsTheOneBefore() {
        String first = send();
        String second = send();

        assertThat(second).isNotEqualTo(first);
        assertThat(codes.confirm(caseId, first)).isEqualTo(new Confirmation.Wrong(4));
        assertThat(codes.confirm(caseId, second)).isEqualTo(new Confirmation.Confirmed());
    }

    @Test
    void aCodeIsGoodForTenMinutes() {
        String code = send();

        clock.pass(LIMITS.validity());
        assertThat(codes.confirm(caseId, code)).isEqualTo(new Confirmation.Expired());
        assertThat(codes.confirm(caseId, wrong(code))).isEqualTo(new Confirmation.Expired());
        assertThat(codes.state(caseId))
                .hasValueSatisfying(state -> assertThat(state.triesLeft()).isEqualTo(5));

        clock.pass(Duration.ofMillis(-1));
        assertThat(codes.confirm(caseId, code)).isEqualTo(new Confirmation.Confirmed());
    }

    @Test
    void aCodeIsBoundToItsCase() {
        String code = send();
        CaseId other = new CaseId(UUID.randomUUID());
        codes.send(other, account);

        assertThat(codes.confirm(other, code)).isEqualTo(new Confirmation.Wrong(4));
    }

    @Test
    void beforeTheFirstCodeThereIsNothingToConfirm() {
        assertThat(codes.state(caseId)).isEmpty();
        assertThat(codes.mayResend(caseId)).isTrue();
        assertThat(codes.confirmed(caseId)).isFalse();
        assertThat(codes.confirm(caseId, "12345678")).isEqualTo(new Confirmation.Expired());
    }

    @Test
    void aCaseHasThreeMailsAnHour() {
        send();
        clock.pass(Duration.ofMinutes(1));
        send();
        clock.pass(Duration.ofMinutes(1));
        String third = send();

        assertThat(codes.mayResend(caseId)).isFalse();
        assertThat(codes.state(caseId))
                .contains(new EmailCodes.State(START.plus(Duration.ofMinutes(12)), 5, START.plus(Duration.ofHours(1))));
        codes.send(caseId, account);
        assertThat(sent).hasSize(3);
        assertThat(codes.confirm(caseId, wrong(third))).isEqualTo(new Confirmation.Wrong(4));

        clock.pass(Duration.ofMinutes(58).minusMillis(1));
        assertThat(codes.mayResend(caseId)).isFalse();
        clock.pass(Duration.ofMillis(1));
        assertThat(codes.mayResend(caseId)).isTrue();
        send();
        assertThat(codes.mayResend(caseId)).isFalse();
        clock.pass(Duration.ofMinutes(1));
        assertThat(codes.mayResend(caseId)).isTrue();
    }

    @Test
    void aMailThatWouldNotLeaveTheOldCodeValidIsNotSentAndTheOldCodeStays() {
        send();
        send();
        String third = send();

        codes.send(caseId, account);

        assertThat(codes.confirm(caseId, third)).isEqualTo(new Confirmation.Confirmed());
    }

    @Test
    void aConfirmedCaseGetsNoFurtherCode() {
        codes.confirm(caseId, send());

        codes.send(caseId, account);

        assertThat(codes.mayResend(caseId)).isFalse();
        assertThat(sent).hasSize(1);
    }

    @Test
    void aSendThatFailedIsRepeatedWithTheSameCodeUnderTheSameKey() {
        String first = send();
        doThrow(new MailSendException("down")).when(mails).send(anyString(), any(), any());
        assertThatThrownBy(() -> codes.send(caseId, account)).isInstanceOf(MailSendException.class);
        assertThat(codes.confirm(caseId, wrong(first))).isEqualTo(new Confirmation.Wrong(4));

        reset(mails);
        mailsArrive();
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            codes.send(caseId, account);
            transaction.setRollbackOnly();
        });
        codes.send(caseId, account);

        assertThat(sent).hasSize(3);
        assertThat(sent.get(1)).isEqualTo(sent.get(2));
        assertThat(sent.get(2).key()).endsWith("/email-code/2");
    }

    @Test
    void aTryStaysCountedWhenTheCallerRollsBack() {
        String code = send();

        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            codes.confirm(caseId, wrong(code));
            transaction.setRollbackOnly();
        });

        assertThat(codes.confirm(caseId, wrong(code))).isEqualTo(new Confirmation.Wrong(3));
    }

    @Test
    void ofManyWrongTriesAtOnceFiveAreTaken() throws Exception {
        String code = send();

        List<Confirmation> answers = atOnce(Collections.nCopies(400, () -> codes.confirm(caseId, wrong(code))));

        assertThat(answers)
                .filteredOn(Confirmation.Wrong.class::isInstance)
                .containsExactlyInAnyOrder(
                        new Confirmation.Wrong(4),
                        new Confirmation.Wrong(3),
                        new Confirmation.Wrong(2),
                        new Confirmation.Wrong(1));
        assertThat(answers).filteredOn(Confirmation.UsedUp.class::isInstance).hasSize(396);
        assertThat(triesOfDay()).isEqualTo(5);
        Attacks.counted("guessed codes", "400 at once, 5 evaluated");
    }

    @Test
    void ofManyTriesInManyCasesOfAnAccountAtOnceFifteenAreTaken() throws Exception {
        List<Callable<Confirmation>> tries = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            CaseId each = new CaseId(UUID.randomUUID());
            codes.send(each, account);
            String code = sent.get(i).mail().code();
            tries.addAll(Collections.nCopies(4, () -> codes.confirm(each, wrong(code))));
        }

        atOnce(tries);

        assertThat(triesOfDay()).isEqualTo(15);
    }

    @Test
    void fifteenTriesOnADayAreAllThatAnAccountHas() {
        for (int i = 0; i < 7; i++) {
            CaseId each = new CaseId(UUID.randomUUID());
            codes.send(each, account);
            codes.confirm(each, wrong(sent.get(i).mail().code()));
            codes.confirm(each, wrong(sent.get(i).mail().code()));
        }
        String code = send();
        assertThat(codes.state(caseId))
                .hasValueSatisfying(state -> assertThat(state.triesLeft()).isEqualTo(1));

        assertThat(codes.confirm(caseId, wrong(code))).isEqualTo(new Confirmation.UsedUp());

        assertThat(codes.confirm(caseId, code)).isEqualTo(new Confirmation.UsedUp());
        assertThat(codeOfNextCase(account())).hasSize(8);
        assertThat(codeOfNextCase(account)).hasSize(24);
        clock.pass(Duration.ofDays(1));
        assertThat(codes.confirm(caseId, code)).isEqualTo(new Confirmation.UsedUp());
        assertThat(codeOfNextCase(account)).hasSize(8);
    }

    private String codeOfNextCase(Account each) {
        codes.send(new CaseId(UUID.randomUUID()), each);
        return sent.get(sent.size() - 1).mail().code();
    }

    @Test
    void aCodeThatIsTooLongToBeGuessedIsNotCountedAndConfirms() {
        useUpTheTriesOfTheDay();
        String code = send();

        for (String entered : List.of(wrong(code), code.substring(0, 8), code + "0", "", "no code")) {
            assertThat(Collections.nCopies(20, entered))
                    .allSatisfy(each -> assertThat(codes.confirm(caseId, each)).isEqualTo(new Confirmation.Mistyped()));
        }
        assertThat(codes.state(caseId))
                .hasValueSatisfying(state -> assertThat(state.triesLeft()).isEqualTo(5));
        assertThat(codes.mayResend(caseId)).isTrue();

        assertThat(codes.confirm(caseId, code.replaceAll("(.{4})", "$1 "))).isEqualTo(new Confirmation.Confirmed());
        assertThat(codes.confirmed(caseId)).isTrue();
    }

    @Test
    void aLongCodeIsGoodForTenMinutesToo() {
        useUpTheTriesOfTheDay();
        String code = send();

        clock.pass(Duration.ofMinutes(10));

        assertThat(codes.confirm(caseId, code)).isEqualTo(new Confirmation.Expired());
    }

    private void useUpTheTriesOfTheDay() {
        for (int i = 0; i < 3; i++) {
            CaseId each = new CaseId(UUID.randomUUID());
            codes.send(each, account);
            String wrong = wrong(sent.get(i).mail().code());
            while (!codes.confirm(each, wrong).equals(new Confirmation.UsedUp())) {
                // again
            }
        }
    }

    @Test
    void triesOfDaysGoneByAreForgotten() {
        codes.confirm(caseId, wrong(send()));
        assertThat(triesOfDay()).isEqualTo(1);

        clock.pass(Duration.ofDays(1));
        codes.send(new CaseId(UUID.randomUUID()), account);

        assertThat(triesOfDay()).isZero();
    }

    @Test
    void theDatabaseHoldsNoCode() {
        String code = send();

        assertThat(jdbc.sql("select c::text || i::text from keyback.email_code c join keyback.email_code_issue i"
                                + " using (case_id) where case_id = ?")
                        .param(caseId.value())
                        .query(String.class)
                        .single())
                .contains(caseId.toString())
                .doesNotContain(code);
    }

    private String send() {
        int before = sent.size();
        codes.send(caseId, account);
        assertThat(sent).hasSize(before + 1);
        return sent.get(before).mail().code();
    }

    private static String wrong(String code) {
        return (code.charAt(0) == '9' ? '0' : '9') + code.substring(1);
    }

    private int triesOfDay() {
        return jdbc.sql("select coalesce(sum(tries), 0) from keyback.email_code_tries where account_id = ?")
                .param(account.id().value())
                .query(Integer.class)
                .single();
    }

    private static List<Confirmation> atOnce(List<Callable<Confirmation>> tries) throws Exception {
        ExecutorService guessers = Executors.newFixedThreadPool(tries.size());
        try {
            List<Confirmation> answers = new ArrayList<>();
            for (Future<Confirmation> answer : guessers.invokeAll(tries)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            guessers.shutdown();
        }
    }

    private static Account account() {
        PostalAddress address = new PostalAddress("Main Street 1", "Springfield", "12345", null, "DE");
        return new Account(
                new AccountId(UUID.randomUUID().toString()),
                "ann",
                new Profile("Ann", "Example", LocalDate.of(1990, 1, 1), address),
                List.of(),
                List.of(EMAIL, new EmailAddress("ann@work.example")),
                List.of());
    }

    private record SentMail(String key, List<EmailAddress> recipients, Mail.ConfirmationCode mail) {}

    private static final class MovableClock extends Clock {

        private Instant now = START;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
