package io.keyback.notification;

import io.keyback.keys.RsaKeyFile;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Signs a message with RSA and SHA-256 (RFC 6376), relaxed in header and body: what relays do to white space breaks
 * nothing. Each header is named once more than it occurs, so that nobody adds a second one that is shown in its place.
 */
class DkimSigner {

    private static final List<String> SIGNED = List.of(
            "From",
            "To",
            "Cc",
            "Reply-To",
            "Subject",
            "Date",
            "Message-ID",
            "Auto-Submitted",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding");
    private static final String LINE_END = "\r\n";
    private static final String FOLDED = LINE_END + "\t";
    private static final int BASE64_LINE = 72;
    private static final Pattern HEADER_END = Pattern.compile("\r\n(?![ \t])");
    private static final Pattern BLANKS = Pattern.compile("[ \t]+");
    private static final Pattern BLANKS_BEFORE_LINE_END = Pattern.compile("[ \t]+(?=\r\n)");
    private static final Pattern EMPTY_LINES_AT_END = Pattern.compile("(\r\n)*\\z");

    private final String domain;
    private final String selector;
    private final PrivateKey key;
    private final Clock clock;

    private DkimSigner(String domain, String selector, PrivateKey key, Clock clock) {
        this.domain = domain;
        this.selector = selector;
        this.key = key;
        this.clock = clock;
    }

    /**
     * Signs for the domain that is configured.
     *
     * @throws IllegalStateException when the key cannot be read, is too short, or is open to other users of the machine
     */
    static DkimSigner of(DkimProperties properties, Clock clock) {
        return new DkimSigner(
                Objects.requireNonNull(properties.domain(), "off without a domain"),
                Objects.requireNonNull(properties.selector(), "a domain comes with its selector"),
                RsaKeyFile.read(Objects.requireNonNull(properties.keyFile(), "a domain comes with its key")),
                clock);
    }

    /**
     * The header that is to stand before the message, with the line end after it.
     *
     * @param message as it goes over the wire: its lines end in CR and LF, and no octet of it is changed any more
     */
    String header(byte[] message) {
        String whole = new String(message, StandardCharsets.ISO_8859_1);
        int end = whole.indexOf(LINE_END + LINE_END);
        Map<String, Deque<String>> headers = headers(whole.substring(0, end));
        List<String> names = names(headers);
        String unsigned = unsigned(names, sha256(relaxedBody(whole.substring(end + 2 * LINE_END.length()))));
        StringBuilder signed = new StringBuilder();
        for (String name : names) {
            // The last one of a name comes first; one more than there are adds nothing.
            String header = named(headers, name).pollLast();
            signed.append(header == null ? "" : relaxedHeader(header) + LINE_END);
        }
        return unsigned + folded(sign(signed + relaxedHeader(unsigned))) + LINE_END;
    }

    private String unsigned(List<String> names, String bodyHash) {
        return "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;"
                + FOLDED + "d=" + domain + ";"
                + FOLDED + "s=" + selector + ";"
                + FOLDED + "t=" + clock.instant().getEpochSecond() + ";"
                + FOLDED + "h=" + String.join(":" + FOLDED, names) + ";"
                + FOLDED + "bh=" + bodyHash + ";"
                + FOLDED + "b=";
    }

    private static Map<String, Deque<String>> headers(String block) {
        Map<String, Deque<String>> headers = new HashMap<>();
        for (String header : HEADER_END.split(block, -1)) {
            headers.computeIfAbsent(nameOf(header), name -> new ArrayDeque<>()).add(header);
        }
        return headers;
    }

    private static List<String> names(Map<String, Deque<String>> headers) {
        return SIGNED.stream()
                .flatMap(name -> Collections.nCopies(named(headers, name).size() + 1, name).stream())
                .toList();
    }

    private static Deque<String> named(Map<String, Deque<String>> headers, String name) {
        return headers.getOrDefault(lower(name), new ArrayDeque<>());
    }

    private static String relaxedHeader(String header) {
        String value = header.substring(header.indexOf(':') + 1).replace(LINE_END, "");
        return nameOf(header) + ":" + BLANKS.matcher(value).replaceAll(" ").strip();
    }

    private static String nameOf(String header) {
        return lower(header.substring(0, header.indexOf(':'))).strip();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String relaxedBody(String body) {
        String lines = BLANKS_BEFORE_LINE_END.matcher(body + LINE_END).replaceAll("");
        String whole = EMPTY_LINES_AT_END
                .matcher(BLANKS.matcher(lines).replaceAll(" "))
                .replaceFirst("");
        return whole.isEmpty() ? "" : whole + LINE_END;
    }

    private static String sha256(String text) {
        return base64(DigestUtils.sha256(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private String sign(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.ISO_8859_1));
            return base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key does not sign", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String folded(String text) {
        return text.replaceAll("(?<=\\G.{" + BASE64_LINE + "})(?=.)", FOLDED);
    }
}
