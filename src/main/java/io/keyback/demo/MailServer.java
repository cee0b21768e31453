package io.keyback.demo;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.TooMuchDataException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A mail server on the loopback interface that puts all mail in the {@link Mailbox}. It answers that a mail is taken
 * only after the mail is committed; while the database is away it asks to try again. Listens once constructed.
 */
class MailServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MailServer.class);
    private static final int TRY_AGAIN = 451;
    private static final int NOT_READABLE = 554;
    private static final int IDLE_MILLIS = 30_000;

    private final Mailbox mailbox;
    private final int maxBytes;
    private final SMTPServer server;

    MailServer(Mailbox mailbox, int maxBytes) {
        this.mailbox = mailbox;
        this.maxBytes = maxBytes;
        this.server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .softwareName("Keyback demo mail server")
                .maxMessageSize(maxBytes)
                .connectionTimeoutMs(IDLE_MILLIS)
                .insertReceivedHeaders(false)
                .messageHandlerFactory(context -> new Delivery())
                .build();
        server.start();
    }

    int port() {
        return server.getPortAllocated();
    }

    @Override
    public void close() {
        server.stop();
    }

    /** One mail on its way in. */
    private final class Delivery implements MessageHandler {

        private final List<String> recipients = new ArrayList<>();
        private String sender = "";

        @Override
        public void from(String address) {
            sender = address;
        }

        @Override
        public void recipient(String address) {
            recipients.add(address);
        }

        @Override
        public String data(InputStream data) throws RejectException, TooMuchDataException, IOException {
            byte[] raw = data.readNBytes(maxBytes + 1);
            if (raw.length > maxBytes) {
                throw new TooMuchDataException("A mail has at most " + maxBytes + " bytes");
            }
            try {
                mailbox.keep(sender, recipients, raw);
                return "kept";
            } catch (MessagingException | IOException e) {
                throw new RejectException(NOT_READABLE, "Not a readable mail");
            } catch (DataAccessException e) {
                log.warn("A mail could not be kept; its sender is asked to try again", e);
                throw new RejectException(TRY_AGAIN, "Cannot keep mail at the moment, try again");
            }
        }

        @Override
        public void done() {
            // A delivery holds nothing beyond its own fields.
        }
    }
}
