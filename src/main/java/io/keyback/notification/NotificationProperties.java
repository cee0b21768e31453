package io.keyback.notification;

import io.keyback.account.EmailAddress;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who mails come from.
 *
 * @param from the address in the From header; required
 * @param brand the name in the From header and in the mails
 * @param support where account holders get help; mails say "contact support" without an address when there is none
 * @param messageIdDomain what Message-IDs end in; the domain of {@code from} when there is none
 * @param stepLimit how long one step waits for its mails, all recipients together; less than half of
 *     {@code keyback.process.longest-step}, so that no other node takes it up meanwhile
 */
@Validated
@ConfigurationProperties("keyback.notification")
record NotificationProperties(
        @NotNull(message = "is required: the address that mails come from")
        EmailAddress from,

        @DefaultValue("Keyback")
        @Pattern(
                regexp = "(?!.*=\\?)[^\\p{C}\\p{Zl}\\p{Zp}]{1,60}",
                message = "must have 1 to 60 characters, none of them invisible, and no encoded word (=?)")
        String brand,

        @Nullable EmailAddress support,

        @Nullable @Pattern(regexp = "[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*", message = "must be a domain name")
        String messageIdDomain,

        @DefaultValue("12s") @DurationMin(millis = 1) Duration stepLimit) {

    String idDomain() {
        return messageIdDomain != null
                ? messageIdDomain
                : from.value().substring(from.value().indexOf('@') + 1);
    }
}
