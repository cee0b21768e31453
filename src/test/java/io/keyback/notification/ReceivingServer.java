package io.keyback.notification;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that keeps what it receives, as it came over the wire. */
final class ReceivingServer implements AutoCloseable {

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final SMTPServer server;

    /** What it received: for whom, and each octet of it as a character. */
    record Received(List<String> recipients, String message) {}

    /** Changes how the server is set up, such as to offer STARTTLS. */
    interface Setup {
        SMTPServer.Builder on(SMTPServer.Builder server);
    }

    ReceivingServer(Setup setup) {
        this.server = setup.on(SMTPServer.port(0)
                        .bindAddress(InetAddress.getLoopbackAddress())
                        .messageHandlerFactory(this::keep))
                .build();
        this.server.start();
    }

    int port() {
        return server.getPortAllocated();
    }

    List<Received> received() {
        return received;
    }

    @Override
    public void close() {
        server.stop();
    }

    private MessageHandler keep(MessageContext context) {
        return new MessageHandler() {

            private final List<String> recipients = new ArrayList<>();

            @Override
            public void from(String from) {}

            @Override
            public void recipient(String to) {
                recipients.add(to);
            }

            @Override
            public @Nullable String data(InputStream data) throws IOException {
                received.add(new Received(
                        List.copyOf(recipients), new String(data.readAllBytes(), StandardCharsets.ISO_8859_1)));
                return null;
            }

            @Override
            public void done() {}
        };
    }
}
