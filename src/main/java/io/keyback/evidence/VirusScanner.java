package io.keyback.evidence;

import io.keyback.evidence.EvidenceRefused.Reason;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Has files looked at by a {@code clamd}, as they were sent: the commands {@code INSTREAM} and {@code PING} of clamd(8), with
 * the delimiter NUL. Whatever is not plainly “OK” or “FOUND” counts as no answer.
 */
@Component
class VirusScanner {

    private static final Logger log = LoggerFactory.getLogger(VirusScanner.class);

    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_ANSWER = 1024;
    private static final String CLEAN = "stream: OK";
    private static final String FOUND = " FOUND";
    private static final String PONG = "PONG";

    private final ScannerSettings settings;

    VirusScanner(ScannerSettings settings) {
        this.settings = settings;
    }

    private interface Question {
        void write(DataOutputStream out) throws IOException;
    }

    private boolean configured() {
        return StringUtils.hasText(settings.host());
    }

    /**
     * Lets a file pass in which nothing was found, and every file where no scanner is configured.
     *
     * @throws EvidenceRefused when something was found
     * @throws ScannerDown when the scanner does not answer
     */
    void requireClean(byte[] file) {
        if (!configured()) {
            return;
        }
        String answer = ask(out -> {
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            for (int at = 0; at < file.length; at += CHUNK) {
                int length = Math.min(CHUNK, file.length - at);
                out.writeInt(length);
                out.write(file, at, length);
            }
            out.writeInt(0);
        });
        if (answer.endsWith(FOUND)) {
            log.warn("A file was refused, says the virus scanner: {}", plain(answer));
            throw new EvidenceRefused(Reason.HARMFUL);
        }
        if (!answer.equals(CLEAN)) {
            throw new ScannerDown(plain(answer));
        }
    }

    /** Whether files can be taken in: the scanner answers, or there is none. */
    boolean up() {
        try {
            return !configured()
                    || ask(out -> out.write("zPING\0".getBytes(StandardCharsets.US_ASCII)))
                            .equals(PONG);
        } catch (ScannerDown down) {
            return false;
        }
    }

    private String ask(Question question) {
        int patience = Math.toIntExact(settings.timeout().toMillis());
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(settings.host(), settings.port()), patience);
            socket.setSoTimeout(patience);
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), CHUNK));
            question.write(out);
            out.flush();
            byte[] answer = socket.getInputStream().readNBytes(LONGEST_ANSWER);
            return new String(answer, StandardCharsets.UTF_8).replace("\0", "").strip();
        } catch (IOException e) {
            throw new ScannerDown(e.getClass().getSimpleName());
        }
    }

    /** What another program says must not forge lines of the log. */
    private static String plain(String answer) {
        return answer.replaceAll("[^\\w .:()-]", "?");
    }
}
