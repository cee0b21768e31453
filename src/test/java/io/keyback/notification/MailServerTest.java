package io.keyback.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyback.account.EmailAddress;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.ZoneOffset;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Which mail servers are spoken to, with the settings that Keyback comes with. */
class MailServerTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path directory;

    /** For the address at which the server is. */
    private static @Nullable KeyStore own;

    /** Of the same kind, for somebody else's server. */
    private static @Nullable KeyStore foreign;

    @BeforeAll
    static void makeCertificates() throws Exception {
        own = certificate("own", "ip:127.0.0.1");
        foreign = certificate("foreign", "dns:mail.evil.example");
    }

    @Test
    void aServerThatEncryptsUnderItsOwnNameIsSentMails() throws Exception {
        assertThat(arrivesAt(own, own)).isTrue();
    }

    @Test
    void aServerWithoutEncryptionIsSentNone() throws Exception {
        try (ReceivingServer server = new ReceivingServer(setup -> setup)) {
            application(server.port())
                    .run(context -> assertThatExceptionOfType(MailException.class)
                            .isThrownBy(() -> send(context.getBean(JavaMailSenderImpl.class))));
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void aServerWithTheCertificateOfAnotherIsSentNone() throws Exception {
        assertThat(arrivesAt(foreign, foreign)).isFalse();
    }

    @Test
    void aServerWhoseCertificateNobodyVouchesForIsSentNone() throws Exception {
        assertThat(arrivesAt(own, foreign)).isFalse();
        assertThat(arrivesAt(own, null)).isFalse();
    }

    @Test
    @Timeout(10)
    void aServerThatNeverAnswersIsNotWaitedForLongerThanIsSet() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            application(silent.getLocalPort())
                    .withPropertyValues("spring.mail.properties.mail.smtp.timeout=100")
                    .run(context -> assertThatExceptionOfType(MailException.class)
                            .isThrownBy(() -> send(context.getBean(JavaMailSenderImpl.class))));
        }
    }

    @Test
    void everyWaitHasAnEnd() {
        application(25)
                .run(context -> assertThat(
                                context.getBean(JavaMailSenderImpl.class).getJavaMailProperties())
                        .containsEntry("mail.smtp.connectiontimeout", "10000")
                        .containsEntry("mail.smtp.timeout", "10000")
                        .containsEntry("mail.smtp.writetimeout", "10000"));
    }

    private static boolean arrivesAt(@Nullable KeyStore certificate, @Nullable KeyStore trusted) throws Exception {
        SSLContext tls = context(certificate);
        try (ReceivingServer server =
                new ReceivingServer(setup -> setup.enableTLS(true).startTlsSocketFactory(tls))) {
            application(server.port()).run(context -> {
                JavaMailSenderImpl sender = context.getBean(JavaMailSenderImpl.class);
                if (trusted != null) {
                    sender.getJavaMailProperties()
                            .put("mail.smtp.ssl.socketFactory", context(trusted).getSocketFactory());
                }
                try {
                    send(sender);
                } catch (MailException refused) {
                    assertThat(server.received()).isEmpty();
                }
            });
            return !server.received().isEmpty();
        }
    }

    /** The mail sender as application.yml configures it. */
    private static ApplicationContextRunner application(int port) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withPropertyValues("spring.mail.host=127.0.0.1", "spring.mail.port=" + port);
    }

    private static void send(JavaMailSenderImpl sender) throws Exception {
        MailMessages messages = new MailMessages(
                SampleMails.properties(),
                new DkimProperties(null, null, null),
                Clock.fixed(SampleMails.AT, ZoneOffset.UTC));
        sender.send(messages.message(
                sender.getSession(),
                "<0123@keyback.example>",
                new EmailAddress("ann@example.org"),
                SampleMails.writer().write(SampleMails.ALL.get(1))));
    }

    /** Serves with the certificate, and trusts it. */
    private static SSLContext context(@Nullable KeyStore store) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore certificate(String name, String subject) throws Exception {
        Path file = directory.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        name,
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=" + subject,
                        "-ext",
                        "bc=ca:true",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        String.valueOf(PASSWORD))
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        // One entry to serve with, and one to trust.
        store.setCertificateEntry(name + "-trusted", store.getCertificate(name));
        return store;
    }
}
