package io.keyback.notification;

import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Signs mails (RFC 6376), so that whoever receives one can tell that the domain answers for it. Off without a domain.
 *
 * @param domain the domain that answers for the mails: that of the sender, or one above it
 * @param selector names the key in the DNS: the public half stands at {@code <selector>._domainkey.<domain>}
 * @param keyFile the private RSA key as PEM (PKCS #8), at least 2048 bits; its owner's alone
 */
@Validated
@ConfigurationProperties("keyback.mail.dkim")
record DkimProperties(
        @Nullable @Pattern(regexp = DkimProperties.NAME, message = "must be a domain name")
        String domain,

        @Nullable @Pattern(regexp = DkimProperties.NAME, message = "must be a name of the DNS")
        String selector,

        @Nullable Path keyFile) {

    static final String NAME = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*";

    /** Throws {@link IllegalArgumentException} when there is a domain, and something else is missing. */
    DkimProperties {
        if (domain != null && (selector == null || keyFile == null)) {
            throw new IllegalArgumentException(
                    "keyback.mail.dkim.selector and keyback.mail.dkim.key-file are required with a domain");
        }
    }
}
