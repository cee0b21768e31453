package io.keyback.faults;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** The mail server of the recipients, outside of what fails: what it has taken, it keeps. */
final class Inbox implements AutoCloseable {

    /** One mail as it arrived; the same Message-ID may arrive again. */
    record Received(String to, String messageId, String subject, String text) {}

    private final List<Received> all = new CopyOnWriteArrayList<>();
    private final SMTPServer server = SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .hostName("localhost")
            .messageHandlerFactory(context -> new Delivery())
            .build();

    Inbox() {
        server.start();
    }

    int port() {
        return server.getPortAllocated();
    }

    List<Received> all() {
        return List.copyOf(all);
    }

    /** What stands in the newest mail to this address that has it. */
    Optional<MatchResult> newest(String to, Pattern wanted) {
        List<Received> mails = all();
        for (int i = mails.size() - 1; i >= 0; i--) {
            if (mails.get(i).to().equals(to)) {
                Optional<MatchResult> found =
                        wanted.matcher(mails.get(i).text()).results().findFirst();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Delivery implements MessageHandler {

        private final List<String> recipients = new ArrayList<>();

        @Override
        public void from(String sender) {
            // Always the same.
        }

        @Override
        public void recipient(String recipient) {
            recipients.add(recipient);
        }

        @Override
        public String data(InputStream data) throws IOException, RejectException {
            try {
                MimeMessage mail = new MimeMessage(
                        Session.getInstance(new Properties()), new ByteArrayInputStream(data.readAllBytes()));
                String text = plain(mail.getContent());
                for (String recipient : recipients) {
                    all.add(new Received(recipient, mail.getMessageID(), mail.getSubject(), text));
                }
                return "kept";
            } catch (MessagingException e) {
                throw new RejectException(554, "Not a readable mail");
            }
        }

        private String plain(Object content) throws MessagingException, IOException {
            return content instanceof MimeMultipart parts
                    ? plain(parts.getBodyPart(0).getContent())
                    : content.toString();
        }

        @Override
        public void done() {
            // Nothing is open.
        }
    }
}
