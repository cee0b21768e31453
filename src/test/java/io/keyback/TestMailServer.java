package io.keyback;

import io.keyback.account.EmailAddress;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Takes mails and keeps them. */
public final class TestMailServer extends JavaMailSenderImpl {

    private static final int NO_MAILBOX = 550;
    private static final int BUSY = 450;

    private final JdbcClient jdbc;
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private volatile boolean down;
    private volatile boolean rejecting;

    TestMailServer(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Taken(String messageId, String to, String text) {}

    /**
     * A mail that was taken.
     *
     * @param notice what it told, such as {@code requested}: its delivery key without the case
     * @param to the one recipient
     * @param text its plain part
     */
    public record Received(String notice, String to, String text) {}

    public void goDown() {
        down = true;
    }

    /** Takes no recipient until it comes up, and repeats the address in its answers, as mail servers do. */
    public void rejectRecipients() {
        rejecting = true;
    }

    public void comeUp() {
        down = false;
        rejecting = false;
    }

    /** Every mail to this address is refused for good, until it is accepted again. */
    public void refuse(EmailAddress address) {
        refused.add(address.value());
    }

    public void accept(EmailAddress address) {
        refused.remove(address.value());
    }

    /** The mails of a case, oldest first. */
    public List<Received> of(Object caseId) {
        String prefix = caseId + "/";
        return taken.stream()
                .flatMap(mail -> keysOf(mail).stream()
                        .filter(key -> key.startsWith(prefix))
                        .map(key -> new Received(key.substring(prefix.length()), mail.to(), mail.text())))
                .toList();
    }

    private List<String> keysOf(Taken mail) {
        return jdbc.sql("select mail_key from keyback.mail_delivery where message_id = ?")
                .param(mail.messageId())
                .query(String.class)
                .list();
    }

    @Override
    protected void doSend(MimeMessage[] messages, Object[] originals) {
        if (down) {
            throw new MailSendException("The mail server is down");
        }
        if (rejecting) {
            throw new MailSendException(Map.of(messages[0], rejection(messages[0])));
        }
        for (MimeMessage message : messages) {
            Taken mail = read(message);
            if (refused.contains(mail.to())) {
                throw refusal(message, mail.to());
            }
            taken.add(mail);
        }
    }

    private static MailSendException refusal(MimeMessage message, String to) {
        try {
            return new MailSendException(Map.of(
                    message,
                    new SMTPAddressFailedException(
                            new InternetAddress(to), "RCPT TO:<" + to + ">", NO_MAILBOX, "No mailbox " + to)));
        } catch (AddressException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MessagingException rejection(MimeMessage message) {
        try {
            InternetAddress to = (InternetAddress) message.getRecipients(Message.RecipientType.TO)[0];
            String answer = "450 4.2.1 <" + to.getAddress() + ">: mailbox busy";
            return new SendFailedException(
                    answer, new SMTPAddressFailedException(to, "RCPT TO:<" + to.getAddress() + ">", BUSY, answer));
        } catch (MessagingException e) {
            throw new MailSendException("Not a mail of ours", e);
        }
    }

    private static Taken read(MimeMessage message) {
        try {
            message.saveChanges();
            Multipart parts = (Multipart) message.getContent();
            return new Taken(
                    message.getMessageID(),
                    message.getRecipients(Message.RecipientType.TO)[0].toString(),
                    parts.getBodyPart(0).getContent().toString());
        } catch (MessagingException | IOException e) {
            throw new MailSendException("Not a mail of ours", e);
        }
    }
}
