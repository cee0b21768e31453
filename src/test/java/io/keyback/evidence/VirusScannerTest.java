package io.keyback.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyback.evidence.EvidenceRefused.Reason;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server of our own that speaks clamd's protocol. */
class VirusScannerTest {

    private static final byte[] FILE = new byte[200_000];

    private final Clamd clamd = new Clamd();

    @AfterEach
    void stop() throws IOException, InterruptedException {
        clamd.close();
    }

    private VirusScanner scanner() {
        return new VirusScanner(new ScannerSettings("127.0.0.1", clamd.port(), Duration.ofSeconds(5)));
    }

    @Test
    void aCleanFilePassesAndTheScannerSawAllOfIt() {
        byte[] file = DrawnPictures.idCardFront();
        clamd.answer = sent -> Arrays.equals(sent, file) ? "stream: OK" : "stream: Other FOUND";

        assertThatCode(() -> scanner().requireClean(file)).doesNotThrowAnyException();
    }

    @Test
    void aFileInWhichSomethingIsFoundIsRefused() {
        clamd.answer = sent -> "stream: Win.Test.EICAR_HDB-1 FOUND";

        assertThatExceptionOfType(EvidenceRefused.class)
                .isThrownBy(() -> scanner().requireClean(FILE))
                .matches(refused -> refused.reason() == Reason.HARMFUL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "INSTREAM size limit exceeded. ERROR", "stream: OKAY", "OK", "stream: Heuristics ERROR"})
    void whateverElseItSaysIsNoAnswer(String answer) {
        clamd.answer = sent -> answer;

        assertThatExceptionOfType(ScannerDown.class).isThrownBy(() -> scanner().requireClean(FILE));
    }

    @Test
    void nothingIsTakenInWhileItIsDown() throws Exception {
        VirusScanner scanner = scanner();
        assertThat(scanner.up()).isTrue();
        clamd.close();

        assertThat(scanner.up()).isFalse();
        assertThatExceptionOfType(ScannerDown.class)
                .isThrownBy(() -> new PictureIntake(TestSettings.with(), scanner)
                        .take(EvidenceKind.DOCUMENT_FRONT, DrawnPictures.idCardFront(), anyPicture -> {}));
    }

    @Test
    void withoutAScannerEveryFilePasses() {
        assertThat(TestSettings.noScanner().up()).isTrue();
        assertThatCode(() -> TestSettings.noScanner().requireClean(FILE)).doesNotThrowAnyException();
    }

    private static final class Clamd {

        private final ServerSocket server;
        private final Thread thread;
        private volatile Function<byte[], String> answer = sent -> "stream: OK";

        Clamd() {
            try {
                server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            thread = new Thread(this::serve, "clamd");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return server.getLocalPort();
        }

        void close() throws IOException, InterruptedException {
            server.close();
            thread.join();
        }

        private void serve() {
            while (!server.isClosed()) {
                try (Socket client = server.accept()) {
                    DataInputStream in = new DataInputStream(client.getInputStream());
                    String said = command(in).equals("zPING") ? "PONG" : answer.apply(stream(in));
                    client.getOutputStream().write((said + "\0").getBytes(StandardCharsets.UTF_8));
                } catch (IOException closed) {
                    // the next one, or the end
                }
            }
        }

        private static String command(DataInputStream in) throws IOException {
            StringBuilder command = new StringBuilder();
            for (int character = in.read(); character > 0; character = in.read()) {
                command.append((char) character);
            }
            return command.toString();
        }

        private static byte[] stream(DataInputStream in) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                bytes.write(in.readNBytes(length));
            }
            return bytes.toByteArray();
        }
    }
}
