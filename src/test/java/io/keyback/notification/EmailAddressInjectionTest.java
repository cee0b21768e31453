package io.keyback.notification;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyback.account.EmailAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has been used to make a mail go somewhere else is no address, so that it never comes as far as a mail. */
class EmailAddressInjectionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.org\r\nBcc: eve@evil.example",
                "ann@example.org\nBcc: eve@evil.example",
                "ann@example.org\n",
                "ann@example.org, eve@evil.example",
                "ann@example.org;eve@evil.example",
                "ann@example.org eve@evil.example",
                "friends: ann@example.org, eve@evil.example;",
                "<@relay.example:ann@example.org>",
                "@relay.example:ann@example.org",
                "ann%example.org@evil.example@relay.example",
                "Ann <ann@example.org>",
                "\"ann@evil.example \"@example.org",
                "ann(comment)@example.org",
                "ann@[127.0.0.1]",
                "ann@example.org\u0000",
                "аnn@example.org",
                "ann@exаmple.org",
                "ann@example.org.",
                "ann@",
                "@example.org",
                ""
            })
    void isNoAddress(String text) {
        assertThatThrownBy(() -> new EmailAddress(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
