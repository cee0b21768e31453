package io.keyback.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyback.account.EmailAddress;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Signatures as Apache jDKIM judges them, which has no line in common with ours. */
class DkimTest {

    private static final String DOMAIN = "keyback.example";
    private static final String SELECTOR = "mail2026";
    private static final String ID = "<0123@keyback.example>";
    private static final EmailAddress ANN = new EmailAddress("ann@example.org");

    @TempDir
    static Path directory;

    private static String publicKey = "";
    private static Path keyFile = Path.of("");

    @BeforeAll
    static void makeKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        publicKey = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        keyFile = Files.createFile(
                directory.resolve("dkim-key.pem"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                keyFile,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(pair.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
    }

    static List<Mail> everyKind() {
        return SampleMails.ALL;
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void everyMailThatArrivesIsSigned(Mail mail) throws Exception {
        String arrived = sent(mail, new DkimProperties(DOMAIN, SELECTOR, keyFile));

        SignatureRecord signature = verify(arrived).get(0);

        assertThat(signature.getDToken()).hasToString(DOMAIN);
        assertThat(signature.getSelector()).hasToString(SELECTOR);
        assertThat(signature.getHeaderCanonicalisationMethod()).isEqualTo("relaxed");
        assertThat(signature.getBodyCanonicalisationMethod()).isEqualTo("relaxed");
        assertThat(signature.getBodyHashLimit()).isEqualTo(-1);
        assertThat(signature.getSignatureTimestamp()).isEqualTo(SampleMails.AT.getEpochSecond());
        assertThat(signature.getHeaders())
                .extracting(CharSequence::toString)
                .contains("From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type");
        assertThat(arrived.substring(arrived.indexOf("DKIM-"), arrived.indexOf("\r\nDate: "))
                        .split("\r\n", -1))
                .allMatch(line -> line.length() <= 78);
    }

    @ParameterizedTest
    @CsvSource({
        "'Subject: ',                 'Subject: No '",
        "'From: Keyback',             'From: Keyback2'",
        "'To: ann@',                  'To: eve@'",
        "'Message-ID: <0',            'Message-ID: <1'",
        "'Content-Type: multipart',   'Content-Type: x-multipart'",
        "'MIME-Version: 1.0',         'MIME-Version: 1.1'",
        "'confirmation code',         'old code'",
        "'\r\nTo: ',                  '\r\nFrom: Eve <eve@evil.example>\r\nTo: '",
        "'\r\nTo: ',                  '\r\nReply-To: eve@evil.example\r\nTo: '",
        "'\r\nTo: ',                  '\r\nSubject: Send your code\r\nTo: '",
        "'d=keyback.example',         'd=evil.example'"
    })
    void whatIsChangedOnTheWayBreaksTheSignature(String was, String becomes) throws Exception {
        String arrived = sent(SampleMails.ALL.get(1), new DkimProperties(DOMAIN, SELECTOR, keyFile));
        assertThat(arrived).contains(was);

        String changed = arrived.replaceFirst(Pattern.quote(was), becomes);

        assertThatExceptionOfType(FailException.class).isThrownBy(() -> verify(changed));
    }

    @Test
    void whiteSpaceThatARelayChangesBreaksNothing() throws Exception {
        String arrived = sent(SampleMails.ALL.get(1), new DkimProperties(DOMAIN, SELECTOR, keyFile));

        String changed = arrived.replace("\r\nSubject: ", "\r\nSUBJECT:\t  ").replace(" code", "  code") + "\r\n\r\n";

        assertThat(changed).isNotEqualTo(arrived);
        assertThat(verify(changed)).hasSize(1);
    }

    @Test
    void withoutADomainNothingIsSigned() throws Exception {
        assertThat(sent(SampleMails.ALL.get(1), new DkimProperties(null, null, keyFile)))
                .contains("Subject: ")
                .doesNotContain("DKIM");
    }

    @Test
    void aDomainComesWithSelectorAndKey() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DkimProperties(DOMAIN, null, keyFile));
        assertThatIllegalArgumentException().isThrownBy(() -> new DkimProperties(DOMAIN, SELECTOR, null));
    }

    private static String sent(Mail mail, DkimProperties dkim) throws Exception {
        try (ReceivingServer server = new ReceivingServer(setup -> setup)) {
            JavaMailSenderImpl sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(server.port());
            MailMessages messages =
                    new MailMessages(SampleMails.properties(), dkim, Clock.fixed(SampleMails.AT, ZoneOffset.UTC));
            sender.send(messages.message(
                    sender.getSession(), ID, ANN, SampleMails.writer().write(mail)));
            return server.received().get(0).message();
        }
    }

    private static List<SignatureRecord> verify(String message) throws Exception {
        DKIMVerifier verifier = new DKIMVerifier((method, selector, domain) -> List.of(record(selector, domain)));
        return verifier.verify(new ByteArrayInputStream(message.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** What stands in the DNS. */
    private static String record(@Nullable CharSequence selector, @Nullable CharSequence domain) {
        assertThat(selector).hasToString(SELECTOR);
        return "v=DKIM1; k=rsa; p=" + (DOMAIN.contentEquals(String.valueOf(domain)) ? publicKey : "");
    }
}
