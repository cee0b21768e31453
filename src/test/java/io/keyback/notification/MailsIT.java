package io.keyback.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.keyback.TestDatabase;
import io.keyback.account.EmailAddress;
import io.keyback.keys.Keys;
import io.keyback.keys.TestKeys;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.support.TransactionTemplate;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.MessageHandlerFactory;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

class MailsIT {

    private static final HikariDataSource DATABASE = TestDatabase.migrated();

    private static final EmailAddress ANN = new EmailAddress("ann@example.org");
    private static final EmailAddress WORK = new EmailAddress("ann@work.example");
    private static final int BUSY = 450;
    private static final int GONE = 550;
    private static final Duration STEP_LIMIT = Duration.ofSeconds(2);
    private static final String KEY = "3f0c/request-submitted";
    private static final Mail MAIL =
            new Mail.RequestSubmitted(SampleMails.REFERENCE, Duration.ofDays(2), SampleMails.AT, SampleMails.LINK);

    private final List<Object> events = Collections.synchronizedList(new ArrayList<>());
    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final JdbcTransactionManager transactions = new JdbcTransactionManager(DATABASE);
    private final Mailboxes mailboxes = new Mailboxes();
    private final SMTPServer server = SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .messageHandlerFactory(mailboxes)
            .build();

    @TempDir
    Path directory;

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }

    @BeforeEach
    void startServer() {
        jdbc.sql("delete from keyback.mail_delivery").update();
        server.start();
    }

    @AfterEach
    void stopServer() {
        mailboxes.slow.countDown();
        server.stop();
    }

    @Test
    void aMailIsTextAndHtmlFromAMachine() throws Exception {
        inClear(mails -> mails.send(KEY, List.of(ANN), MAIL));

        MimeMessage message = mailboxes.only();
        WrittenMail written = SampleMails.writer().write(MAIL);
        assertThat(message.getHeader("From", null)).isEqualTo("Keyback <no-reply@keyback.example>");
        assertThat(message.getHeader("To", null)).isEqualTo("ann@example.org");
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(message.getSubject()).isEqualTo(written.subject());
        assertThat(message.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(message.getMessageID()).matches("<[0-9a-f]{32}@keyback\\.example>");
        assertThat(message.getSentDate()).isEqualTo(SampleMails.AT);
        assertThat(message.getContentType()).startsWith("multipart/alternative");
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(parts.getBodyPart(0).getContent().toString()).isEqualToNormalizingNewlines(written.text());
        assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
        assertThat(parts.getBodyPart(1).getContent().toString().strip())
                .isEqualToNormalizingNewlines(written.html().strip());
    }

    @Test
    void whoHasHadAMailIsNotSentItAgain() {
        inClear(mails -> {
            mails.send(KEY, List.of(ANN, WORK, ANN), MAIL);
            mails.send(KEY, List.of(ANN, WORK), MAIL);
        });

        assertThat(mailboxes.recipients()).containsExactly(ANN.value(), WORK.value());
    }

    @Test
    void anotherKeyIsAnotherMail() throws Exception {
        inClear(mails -> {
            mails.send(KEY, List.of(ANN), MAIL);
            mails.send("other/request-submitted", List.of(ANN), MAIL);
        });

        assertThat(mailboxes.recipients()).containsExactly(ANN.value(), ANN.value());
        assertThat(mailboxes.message(0).getMessageID())
                .isNotEqualTo(mailboxes.message(1).getMessageID());
    }

    @Test
    void aRepeatedCallGoesOnWhereTheLastOneBrokeOff() {
        inClear(mails -> {
            mailboxes.refuse(WORK, BUSY);
            assertThatThrownBy(() -> mails.send(KEY, List.of(ANN, WORK), MAIL)).isInstanceOf(MailException.class);
            assertThat(mailboxes.recipients()).containsExactly(ANN.value());

            mailboxes.acceptAll();
            mails.send(KEY, List.of(ANN, WORK), MAIL);
        });

        assertThat(mailboxes.recipients()).containsExactly(ANN.value(), WORK.value());
    }

    @Test
    void oneAddressThatFailsDoesNotKeepTheMailFromTheOthers() {
        inClear(mails -> {
            mailboxes.refuse(ANN, BUSY);

            assertThatThrownBy(() -> mails.send(KEY, List.of(ANN, WORK), MAIL)).isInstanceOf(MailException.class);
        });

        assertThat(mailboxes.recipients()).containsExactly(WORK.value());
    }

    @Test
    void aMailThatOneAddressRefusesAndAnotherHasNotYetTakenReachedNobodyOnlyForNow() {
        inClear(mails -> {
            mailboxes.refuse(ANN, GONE);
            mailboxes.refuse(WORK, BUSY);

            assertThatThrownBy(() -> mails.send(KEY, List.of(ANN, WORK), MAIL)).isInstanceOf(MailException.class);

            assertThat(mails.of("3f0c"))
                    .singleElement()
                    .returns(1, SettledMail::refusedBy)
                    .returns(false, SettledMail::reachedNobody);
            mailboxes.refuse(WORK, GONE);
            assertThat(mails.send(KEY, List.of(ANN, WORK), MAIL)).isFalse();
            assertThat(mails.of("3f0c")).singleElement().returns(true, SettledMail::reachedNobody);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {550, 551, 552, 553, 554})
    void anAddressThatIsRefusedForGoodIsLeftOutFromThenOn(int code) {
        inClear(mails -> {
            mailboxes.refuse(WORK, code);
            assertThat(mails.send(KEY, List.of(WORK, ANN), MAIL)).isTrue();
            mailboxes.acceptAll();
            assertThat(mails.send(KEY, List.of(WORK, ANN), MAIL)).isTrue();
            assertThat(mails.of("3f0c")).containsExactly(new SettledMail(KEY, SampleMails.AT, 1, 1, 2));
            assertThat(mails.refused(KEY, WORK)).isTrue();
            assertThat(mails.refused(KEY, ANN)).isFalse();
        });

        assertThat(events).containsOnly(new MailUndeliverable(KEY, 1, 1));
        assertThat(mailboxes.recipients()).containsExactly(ANN.value());
        assertThat(outcomes()).containsExactly("DELIVERED", "UNDELIVERABLE");
    }

    @Test
    void aMailThatEveryAddressRefusesReachedNobodyAndMayBeTriedAgain() {
        inClear(mails -> {
            mailboxes.refuse(ANN, GONE);
            mailboxes.refuse(WORK, GONE);
            assertThat(mails.send(KEY, List.of(ANN, WORK), MAIL)).isFalse();
            assertThat(outcomes()).containsExactly("UNDELIVERABLE", "UNDELIVERABLE");
            assertThat(mails.send(KEY, List.of(ANN, WORK), MAIL)).isFalse();
            assertThat(events).containsExactly(new MailUndeliverable(KEY, 0, 2), new MailUndeliverable(KEY, 0, 2));

            mailboxes.acceptAll();
            assertThat(mails.send(KEY, List.of(ANN, WORK), MAIL)).isTrue();
        });

        assertThat(events).hasSize(2);

        assertThat(mailboxes.recipients()).containsExactly(ANN.value(), WORK.value());
        assertThat(outcomes()).containsExactly("DELIVERED", "DELIVERED");
    }

    @Test
    void theMailsOfAnOwnerAreHisAlone() {
        inClear(mails -> {
            for (String owner : List.of("3f0b", "3f0", "3f0c", "3f0c0", "3f0d", "3f0C")) {
                mails.send(owner + "/submitted", List.of(ANN), MAIL);
            }

            assertThat(mails.of("3f0c")).extracting(SettledMail::key).containsExactly("3f0c/submitted");
            mails.forget("3f0c");
            assertThat(mails.of("3f0c")).isEmpty();
        });

        assertThat(deliveries()).isEqualTo(5);
    }

    @Test
    void aRefusalForNowIsNoRefusal() {
        inClear(mails -> {
            mailboxes.refuse(ANN, BUSY);
            assertThatThrownBy(() -> mails.send(KEY, List.of(ANN), MAIL)).isInstanceOf(MailException.class);

            assertThat(mails.of("3f0c")).isEmpty();
        });

        assertThat(events).isEmpty();
    }

    @Test
    void aServerThatTakesItsTimeHoldsNobodyUpAndGetsNoMailTwice() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        inClear(mails -> {
            mailboxes.slowDownBy(slow);
            assertThatThrownBy(() -> mails.send(KEY, List.of(ANN), MAIL))
                    .isInstanceOf(MailException.class)
                    .hasMessageContaining("takes too long");
            assertThatThrownBy(() -> mails.send(KEY, List.of(ANN), MAIL))
                    .isInstanceOf(MailException.class)
                    .hasMessageContaining("on its way already");

            slow.countDown();
            assertThat(mailboxes.next()).isEqualTo(ANN.value());
            awaitDelivery();
            assertThat(mails.send(KEY, List.of(ANN), MAIL)).isTrue();
        });

        assertThat(mailboxes.recipients()).containsExactly(ANN.value());
    }

    @Test
    void theTimeOfAStepIsForAllRecipientsTogether() {
        CountDownLatch slow = new CountDownLatch(1);
        inClear(mails -> {
            mailboxes.slowDownBy(slow);
            Instant begun = Instant.now();

            assertThatThrownBy(() -> mails.send(KEY, List.of(ANN, WORK), MAIL)).isInstanceOf(MailException.class);

            assertThat(Duration.between(begun, Instant.now())).isLessThan(STEP_LIMIT.multipliedBy(2));
            slow.countDown();
        });
    }

    @Test
    void aMailThatIsRepeatedAfterACrashHasTheSameMessageId() throws Exception {
        inClear(mails -> {
            mails.send(KEY, List.of(ANN), MAIL);
            jdbc.sql("delete from keyback.mail_delivery").update();
            mails.send(KEY, List.of(ANN), MAIL);
        });

        assertThat(mailboxes.message(0).getMessageID())
                .isEqualTo(mailboxes.message(1).getMessageID());
    }

    @Test
    void aDeliveryStaysRecordedWhenTheCallerRollsBack() {
        inClear(mails -> {
            new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
                mails.send(KEY, List.of(ANN), MAIL);
                transaction.setRollbackOnly();
            });
            mails.send(KEY, List.of(ANN), MAIL);
        });

        assertThat(mailboxes.recipients()).containsExactly(ANN.value());
    }

    @Test
    void aDeadServerIsTheCallersToRetryAndNothingIsRecorded() {
        inClear(mails -> {
            server.stop();

            assertThatExceptionOfType(MailException.class)
                    .isThrownBy(() -> mails.send(KEY, List.of(ANN), MAIL))
                    .withMessageContaining("127.0.0.1:" + server.getPortAllocated());
        });

        assertThat(deliveries()).isZero();
    }

    @Test
    void aFailureTellsNoAddressWhateverTheServerAnswers() {
        inClear(mails -> {
            mailboxes.refuse(ANN, BUSY);

            assertThatExceptionOfType(MailException.class)
                    .isThrownBy(() -> mails.send(KEY, List.of(ANN), MAIL))
                    .withMessageContaining("SMTPAddressFailedException 450")
                    .withNoCause()
                    .satisfies(failure -> assertThat(failure.toString()).doesNotContain(ANN.value()));
        });
    }

    @Test
    void theLedgerHoldsNoAddress() {
        inClear(mails -> mails.send(KEY, List.of(ANN), MAIL));

        assertThat(jdbc.sql("select * from keyback.mail_delivery where mail_delivery::text like '%ann%'"
                                + " or encode(recipient_hash, 'escape') like '%ann%'")
                        .query()
                        .listOfRows())
                .isEmpty();
        assertThat(deliveries()).isEqualTo(1);
    }

    @Test
    void nothingIsSentInClearTextUnlessItIsSaidSo() {
        application().run(context -> {
            Mails mails = mails(context.getBean(JavaMailSender.class));

            assertThatThrownBy(() -> mails.send(KEY, List.of(ANN), MAIL)).isInstanceOf(MailException.class);
            assertThat(mailboxes.recipients()).isEmpty();
            assertThat(deliveries()).isZero();
        });
    }

    private void inClear(Use use) {
        application()
                .withPropertyValues(
                        "spring.mail.properties.mail.smtp.starttls.enable=false",
                        "spring.mail.properties.mail.smtp.starttls.required=false")
                .run(context -> use.with(mails(context.getBean(JavaMailSender.class))));
    }

    /** The mail sender as application.yml configures it. */
    private ApplicationContextRunner application() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withPropertyValues("spring.mail.host=127.0.0.1", "spring.mail.port=" + server.getPortAllocated());
    }

    private Mails mails(JavaMailSender sender) {
        Clock clock = Clock.fixed(SampleMails.AT, ZoneOffset.UTC);
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("sender", sender);
        Keys keys = TestKeys.in(directory);
        MailDeliveries deliveries = new MailDeliveries(jdbc, keys, clock);
        NotificationProperties properties = SampleMails.properties();
        return new Mails(
                new NotificationProperties(
                        properties.from(), properties.brand(), properties.support(), null, STEP_LIMIT),
                SampleMails.writer(),
                deliveries,
                new MailCarrier(
                        beans.getBeanProvider(JavaMailSender.class),
                        properties,
                        new MailMessages(properties, new DkimProperties(null, null, null), clock),
                        deliveries,
                        keys,
                        transactions),
                events::add);
    }

    private List<String> outcomes() {
        return jdbc.sql("select outcome from keyback.mail_delivery order by outcome")
                .query(String.class)
                .list();
    }

    /** Waits for the lock that the delivery holds to its end. */
    private void awaitDelivery() {
        new TransactionTemplate(transactions)
                .executeWithoutResult(transaction -> jdbc.sql(
                                "select pg_advisory_xact_lock((classid::bigint << 32) | objid::bigint) from pg_locks"
                                        + " where locktype = 'advisory'")
                        .query()
                        .listOfRows());
    }

    private int deliveries() {
        return jdbc.sql("select count(*) from keyback.mail_delivery")
                .query(Integer.class)
                .single();
    }

    private interface Use {
        void with(Mails mails) throws Exception;
    }

    private static final class Mailboxes implements MessageHandlerFactory {

        private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
        private final List<MimeMessage> messages = Collections.synchronizedList(new ArrayList<>());
        private final List<String> recipients = Collections.synchronizedList(new ArrayList<>());
        private final BlockingQueue<String> arrivals = new LinkedBlockingQueue<>();
        private volatile CountDownLatch slow = new CountDownLatch(0);

        void refuse(EmailAddress recipient, int code) {
            refusals.put(recipient.value(), code);
        }

        void acceptAll() {
            refusals.clear();
        }

        /** Nothing is answered to a mail until the latch opens. */
        void slowDownBy(CountDownLatch latch) {
            slow = latch;
        }

        MimeMessage only() {
            assertThat(messages).hasSize(1);
            return message(0);
        }

        MimeMessage message(int index) {
            return messages.get(index);
        }

        List<String> recipients() {
            return List.copyOf(recipients);
        }

        /** The recipient of the next mail to arrive. */
        @Nullable
        String next() throws InterruptedException {
            return arrivals.poll(10, TimeUnit.SECONDS);
        }

        @Override
        public MessageHandler create(MessageContext context) {
            return new MessageHandler() {

                private String recipient = "";

                @Override
                public void from(String from) {}

                @Override
                public void recipient(String to) throws RejectException {
                    Integer code = refusals.get(to);
                    if (code != null) {
                        throw new RejectException(code, "No mail for " + to);
                    }
                    recipient = to;
                }

                @Override
                public @Nullable String data(InputStream data) throws IOException {
                    try {
                        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), data);
                        slow.await();
                        messages.add(message);
                        recipients.add(recipient);
                        arrivals.add(recipient);
                        return null;
                    } catch (MessagingException | InterruptedException e) {
                        throw new IOException(e);
                    }
                }

                @Override
                public void done() {}
            };
        }
    }
}
