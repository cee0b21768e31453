package io.keyback.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.Attacks;
import io.keyback.account.EmailAddress;
import io.keyback.account.HostProperties;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What has been used to add a recipient or a header, in every value of a mail that comes from the host or its operator. */
class MailHeaderTricksTest {

    private static final List<String> TRICKS = List.of(
            "ann@example.org\r\nBcc: eve@evil.example",
            "ann@example.org\nBcc: eve@evil.example",
            "ann@example.org\rBcc: eve@evil.example",
            "ann@example.org\r\n\r\nA body of mine",
            "ann@example.org\r\n.\r\nMAIL FROM:<eve@evil.example>",
            "ann@example.org\r\n Bcc: eve@evil.example",
            "ann@example.org%0d%0aBcc:%20eve@evil.example",
            "ann@example.org\\r\\nBcc: eve@evil.example",
            "ann@example.org\u0000Bcc: eve@evil.example",
            "ann@example.org\u0085Bcc: eve@evil.example",
            "ann@example.org\u2028Bcc: eve@evil.example",
            "ann@example.org\u2029Bcc: eve@evil.example",
            "ann@example.org\u000bBcc: eve@evil.example",
            "ann@example.org\u560d\u560aBcc: eve@evil.example",
            "=?utf-8?q?ann=0D=0ABcc:_eve@evil.example?=",
            "=?utf-8?b?DQpCY2M6IGV2ZUBldmlsLmV4YW1wbGU=?=@example.org",
            "\"ann\r\nBcc: eve@evil.example\"@example.org",
            "\"ann@evil.example\"@example.org",
            "\"ann\\\r\nBcc: eve\"@example.org",
            "ann(\r\nBcc: eve@evil.example)@example.org",
            "ann@example.org(eve@evil.example)",
            "<@evil.example:ann@example.org>",
            "@evil.example,@b.example:ann@example.org",
            "ann%example.org@evil.example@example.org",
            "evil.example!ann@example.org@",
            "ann@[127.0.0.1]",
            "ann@[IPv6:::1]",
            "staff: ann@example.org, eve@evil.example;",
            "undisclosed-recipients:;",
            "ann@example.org, eve@evil.example",
            "ann@example.org;eve@evil.example",
            "ann@example.org eve@evil.example",
            "Ann <ann@example.org>",
            "Ann <ann@example.org>, Eve <eve@evil.example>",
            "\"Ann\" <eve@evil.example> <ann@example.org>",
            "ann@ex\u0430mple.org",
            "ann@example\uff0eorg",
            "ann\u202egro.elpmaxe@live",
            "ann@example.org\ud800",
            "a".repeat(100_000) + "@example.org",
            ("Keyback ".repeat(200) + "\r\n ").repeat(20),
            "ann@example.org\t\t\tBcc: eve@evil.example");

    private static final String ID = "<0123@keyback.example>";
    private static final EmailAddress ANN = new EmailAddress("ann@example.org");
    private static final Mail MAIL = SampleMails.ALL.get(1);
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();
    private static final AtomicInteger REFUSED = new AtomicInteger();
    private static final AtomicInteger HARMLESS = new AtomicInteger();

    /** Where a trick is tried. Each makes the mail with it, or nothing where the value is refused. */
    private enum Place {
        ADDRESS_OF_ACCOUNT {
            @Override
            MimeMessage mail(String trick) throws Exception {
                return message(SampleMails.properties(), host(SampleMails.SIGN_IN), new EmailAddress(trick));
            }
        },
        SENDER {
            @Override
            @Nullable
            MimeMessage mail(String trick) throws Exception {
                return message(with(new EmailAddress(trick), "Keyback", null, null));
            }
        },
        PRODUCT_NAME {
            @Override
            @Nullable
            MimeMessage mail(String trick) throws Exception {
                return message(with(SampleMails.properties().from(), trick, null, null));
            }
        },
        SHORT_PRODUCT_NAME {
            @Override
            @Nullable
            MimeMessage mail(String trick) throws Exception {
                String name = trick.replace("ann@example.org", "K").replace("eve@evil.example", "e@e.example");
                return message(with(SampleMails.properties().from(), name, null, null));
            }
        },
        SUPPORT {
            @Override
            @Nullable
            MimeMessage mail(String trick) throws Exception {
                return message(with(SampleMails.properties().from(), "Keyback", new EmailAddress(trick), null));
            }
        },
        DOMAIN_OF_MESSAGE_ID {
            @Override
            @Nullable
            MimeMessage mail(String trick) throws Exception {
                return message(with(SampleMails.properties().from(), "Keyback", null, trick));
            }
        },
        SIGN_IN_ADDRESS {
            @Override
            MimeMessage mail(String trick) throws Exception {
                return message(SampleMails.properties(), host(URI.create("https://host.example/?a=" + trick)), ANN);
            }
        },
        SIGNATURE {
            @Override
            @Nullable
            MimeMessage mail(String trick) throws Exception {
                return valid(new DkimProperties(trick, trick, Path.of("key")))
                        ? message(SampleMails.properties(), host(SampleMails.SIGN_IN), ANN)
                        : null;
            }
        };

        abstract @Nullable MimeMessage mail(String trick) throws Exception;
    }

    static Stream<String> tricks() {
        return TRICKS.stream();
    }

    @ParameterizedTest
    @MethodSource("tricks")
    void isRefusedOrStaysWhereItIs(String trick) throws Exception {
        for (Place place : Place.values()) {
            MimeMessage mail = made(place, trick);
            if (mail == null) {
                REFUSED.incrementAndGet();
            } else {
                assertAsIntended(place, mail);
                HARMLESS.incrementAndGet();
            }
        }
    }

    @AfterAll
    static void count() {
        assertThat(TRICKS).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(15);
        Attacks.counted(
                "mail header tricks",
                TRICKS.size() + " in " + Place.values().length + " places: " + REFUSED + " refused, " + HARMLESS
                        + " harmless");
    }

    private static @Nullable MimeMessage made(Place place, String trick) throws Exception {
        try {
            return place.mail(trick);
        } catch (IllegalArgumentException refused) {
            return null;
        }
    }

    private static void assertAsIntended(Place place, MimeMessage mail) throws Exception {
        mail.saveChanges();
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        mail.writeTo(octets);
        String whole = octets.toString(StandardCharsets.ISO_8859_1);
        List<String> headers =
                List.of(whole.substring(0, whole.indexOf("\r\n\r\n")).split("\r\n(?![ \t])", -1));
        assertThat(headers)
                .as("headers with a trick in %s", place)
                .extracting(header -> header.substring(0, header.indexOf(": ")))
                .containsExactlyInAnyOrder(
                        "Date",
                        "From",
                        "To",
                        "Message-ID",
                        "Subject",
                        "MIME-Version",
                        "Content-Type",
                        "Auto-Submitted");
        assertThat(headers).allSatisfy(header -> {
            assertThat(header.replace("\r\n", "")).matches("[\\t\\x20-\\x7e]*");
            assertThat(header.split("\r\n", -1)).allMatch(line -> line.length() < 998);
        });
        assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress(ANN.value()));
        assertThat(mail.getHeader("To", null)).isEqualTo(ANN.value());
        assertThat(mail.getRecipients(Message.RecipientType.BCC)).isNull();
        assertThat(mail.getHeader("Message-ID", null)).isEqualTo(ID);
        InternetAddress from = (InternetAddress) mail.getFrom()[0];
        assertThat(mail.getFrom()).hasSize(1);
        assertThat(from.getAddress()).isEqualTo("no-reply@keyback.example");
        assertThat(from.getPersonal()).doesNotContainPattern("[\\p{C}\\p{Zl}\\p{Zp}]");
    }

    private static NotificationProperties with(
            EmailAddress from, String brand, @Nullable EmailAddress support, @Nullable String domain) {
        return new NotificationProperties(from, brand, support, domain, Duration.ofSeconds(12));
    }

    private static boolean valid(Object settings) {
        return VALIDATOR.validate(settings).isEmpty();
    }

    private static @Nullable MimeMessage message(NotificationProperties properties) throws Exception {
        return valid(properties) ? message(properties, host(SampleMails.SIGN_IN), ANN) : null;
    }

    private static MimeMessage message(NotificationProperties properties, HostProperties host, EmailAddress recipient)
            throws Exception {
        return new MailMessages(
                        properties, new DkimProperties(null, null, null), Clock.fixed(SampleMails.AT, ZoneOffset.UTC))
                .message(
                        Session.getInstance(new Properties()),
                        ID,
                        recipient,
                        new MailWriter(properties, host).write(MAIL));
    }

    private static HostProperties host(URI signIn) {
        return new HostProperties("https://exchange.example", "keyback", SampleMails.SIGN_IN, signIn);
    }
}
