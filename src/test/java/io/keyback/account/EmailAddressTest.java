package io.keyback.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.org",
                "ann.o'neil+keyback@mail.example.org",
                "a@localhost",
                "x_y-z@xn--bcher-kva.example",
                "1@2.example"
            })
    void plainMailboxesAreTaken(String text) {
        assertThat(new EmailAddress(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "@example.org",
                "ann@",
                "ann@@example.org",
                "ann@example.org@evil.example",
                "ann @example.org",
                " ann@example.org",
                "ann@example.org ",
                "ann@example.org,eve@evil.example",
                "ann@example.org;eve@evil.example",
                "staff: ann@example.org, eve@evil.example;",
                "<@evil.example:ann@example.org>",
                "@evil.example:ann@example.org",
                "Ann <ann@example.org>",
                "ann(eve@evil.example)@example.org",
                "\"ann@evil.example\"@example.org",
                "ann@example.org\r\nBcc: eve@evil.example",
                "ann@example.org\nBcc: eve@evil.example",
                "ann@example.org\n",
                "ann\u0000@example.org",
                "ann@[127.0.0.1]",
                "ann@ex\u0430mple.org",
                "\u0430nn@example.org",
                "ann@example.org\u200b",
                "ann@example\uff0eorg",
                ".ann@example.org",
                "ann.@example.org",
                "an..n@example.org",
                "ann@-example.org",
                "ann@example-.org",
                "ann@example..org",
                "ann%eve.example@example.org\t",
                "=?utf-8?q?eve=40evil.example=3E?=@example.org"
            })
    void whatCouldGoSomewhereElseIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmailAddress(text))
                .withMessageNotContaining("eve");
    }

    @Test
    void itIsNotLongerThanMailCarries() {
        String longest = "a".repeat(254 - "@example.org".length()) + "@example.org";

        assertThat(new EmailAddress(longest).value()).hasSize(254);
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress("a" + longest));
    }

    @Test
    void neitherPagesNorLogsShowItWhole() {
        EmailAddress address = new EmailAddress("ann@example.org");

        assertThat(address.masked()).isEqualTo("a***@example.org");
        assertThat(address).hasToString("a***@example.org");
    }
}
