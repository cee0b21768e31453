package io.keyback.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before the mail server, and lets mails through as its mood is. */
final class MailRelay implements AutoCloseable {

    /** What becomes of a connection. */
    enum Mood {
        WELL,
        /** Nobody is there. */
        DOWN,
        /** Somebody listens, and never says a word. */
        BLACK_HOLE,
        /** The mail is taken, and the connection cut before it is said. */
        ACCEPTS_THEN_DROPS
    }

    private static final String END_OF_MAIL = "\r\n.\r\n";

    private final ServerSocket entrance = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final int server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile Mood mood = Mood.WELL;
    private final AtomicInteger dropped = new AtomicInteger();

    MailRelay(int server) throws IOException {
        this.server = server;
        threads.execute(this::listen);
    }

    int port() {
        return entrance.getLocalPort();
    }

    void is(Mood now) {
        mood = now;
    }

    int dropped() {
        return dropped.get();
    }

    private void listen() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                threads.execute(() -> carry(client, mood));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void carry(Socket client, Mood now) {
        try (client) {
            switch (now) {
                case DOWN -> client.setSoLinger(true, 0);
                case BLACK_HOLE -> client.getInputStream().transferTo(OutputStream.nullOutputStream());
                case WELL, ACCEPTS_THEN_DROPS -> forward(client, now == Mood.ACCEPTS_THEN_DROPS);
            }
        } catch (IOException gone) {
            // The client will try again.
        }
    }

    private void forward(Socket client, boolean drops) throws IOException {
        try (Socket behind = new Socket(InetAddress.getLoopbackAddress(), server)) {
            Conversation conversation = new Conversation(client, behind, drops);
            threads.execute(conversation::answers);
            conversation.questions();
        }
    }

    /** Both directions of one connection. */
    private final class Conversation {

        private final Socket client;
        private final Socket behind;
        private final boolean drops;
        private volatile boolean mailIsOver;

        Conversation(Socket client, Socket behind, boolean drops) {
            this.client = client;
            this.behind = behind;
            this.drops = drops;
        }

        void questions() throws IOException {
            InputStream from = client.getInputStream();
            byte[] buffer = new byte[8192];
            String tail = "";
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                tail = lastOf(tail + new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
                if (tail.equals(END_OF_MAIL)) {
                    mailIsOver = true;
                }
                behind.getOutputStream().write(buffer, 0, read);
            }
        }

        void answers() {
            byte[] buffer = new byte[8192];
            try {
                InputStream from = behind.getInputStream();
                for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                    if (drops && mailIsOver) {
                        dropped.incrementAndGet();
                        client.close();
                        return;
                    }
                    client.getOutputStream().write(buffer, 0, read);
                }
                client.close();
            } catch (IOException gone) {
                // The other direction ends with it.
            }
        }

        private static String lastOf(String text) {
            return text.substring(Math.max(0, text.length() - END_OF_MAIL.length()));
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        threads.shutdownNow();
    }
}
