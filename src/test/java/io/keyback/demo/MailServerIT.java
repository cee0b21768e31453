package io.keyback.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

@ExchangeTest
class MailServerIT {

    @Autowired
    private JavaMailSender sender;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private ExchangeDatabase database;

    @Autowired
    private MailServer server;

    private final String recipient = UUID.randomUUID() + "@example.org";

    @Test
    void aMailSentIsInTheMailbox() throws Exception {
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper mail = new MimeMessageHelper(message, true, "UTF-8");
        mail.setFrom("keyback@example.com");
        mail.setTo(recipient);
        mail.setSubject("Ihr Code – für Inês");
        mail.setText("Grüße\n.\nund 🙂", "<p>Grüße</p>");

        sender.send(message);

        Mailbox.StoredMail stored = only();
        assertThat(stored.entry().subject()).isEqualTo("Ihr Code – für Inês");
        assertThat(stored.entry().sender()).isEqualTo("keyback@example.com");
        assertThat(stored.messageId()).isEqualTo(message.getMessageID());
        assertThat(stored.text()).isEqualToNormalizingNewlines("Grüße\n.\nund 🙂");
        assertThat(stored.html()).isEqualTo("<p>Grüße</p>");
    }

    @Test
    void aMailToTwoIsInBothMailboxes() throws Exception {
        String other = UUID.randomUUID() + "@example.net";
        MimeMessage message = plain("To both");
        message.addRecipient(Message.RecipientType.BCC, new InternetAddress(other));

        sender.send(message);

        assertThat(mailbox.latest(recipient)).hasSize(1);
        assertThat(mailbox.latest(other)).hasSize(1);
        assertThat(mailbox.recipients()).contains(new Mailbox.Recipient(recipient, 1), new Mailbox.Recipient(other, 1));
    }

    @Test
    void theSameMailTwiceIsThereTwice() throws Exception {
        MimeMessage message = plain("Twice");

        sender.send(message);
        sender.send(message);

        assertThat(mailbox.latest(recipient)).hasSize(2);
    }

    @Test
    void newestComesFirst() throws Exception {
        sender.send(plain("First"));
        sender.send(plain("Second"));

        assertThat(mailbox.latest(recipient)).extracting(Mailbox.Entry::subject).containsExactly("Second", "First");
    }

    @Test
    void theWholeMailIsKept() throws Exception {
        sender.send(plain("Whole"));

        byte[] raw = database.jdbc()
                .sql("select raw from exchange.mailbox where recipient = :recipient")
                .param("recipient", recipient)
                .query(byte[].class)
                .single();
        assertThat(raw)
                .asString(StandardCharsets.UTF_8)
                .contains("Subject: Whole")
                .contains("Message-ID: ");
    }

    @Test
    void aMailThatIsTooLargeIsRefused() throws Exception {
        MimeMessage message = plain("Large");
        message.setText("x".repeat(6_000_000));

        assertThatThrownBy(() -> sender.send(message)).isInstanceOf(MailSendException.class);
        assertThat(mailbox.latest(recipient)).isEmpty();
    }

    @Test
    void aMailThatCannotBeKeptIsNotTaken() throws Exception {
        JdbcClient jdbc = database.jdbc();
        MimeMessage message = plain("Kept later");
        jdbc.sql("alter table exchange.mailbox rename to away").update();
        try {
            assertThatThrownBy(() -> sender.send(message))
                    .isInstanceOf(MailSendException.class)
                    .hasStackTraceContaining("451");
        } finally {
            jdbc.sql("alter table exchange.away rename to mailbox").update();
        }

        sender.send(message);

        assertThat(mailbox.latest(recipient)).hasSize(1);
    }

    @Test
    void theServerListensOnTheLoopbackInterfaceOnly() throws Exception {
        assertThat(server.port()).isPositive();
        // The same port of another loopback address is still free.
        try (ServerSocket other =
                new ServerSocket(server.port(), 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 2}))) {
            assertThat(other.isBound()).isTrue();
        }
    }

    private MimeMessage plain(String subject) throws Exception {
        MimeMessage message = sender.createMimeMessage();
        message.setFrom("keyback@example.com");
        message.setRecipients(Message.RecipientType.TO, recipient);
        message.setSubject(subject);
        message.setText("Text");
        return message;
    }

    private Mailbox.StoredMail only() {
        List<Mailbox.Entry> mails = mailbox.latest(recipient);
        assertThat(mails).hasSize(1);
        return mailbox.find(mails.get(0).id()).orElseThrow();
    }
}
