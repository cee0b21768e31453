package io.keyback.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.demo.MailText.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTextTest {

    private final MailText mailText = new MailText("http://127.0.0.1:8080");

    @Test
    void aLinkToKeybackCanBeFollowed() {
        assertThat(mailText.pieces("Go on: http://127.0.0.1:8080/recovery/link?t=a-B_9.\nBye"))
                .containsExactly(
                        new Piece("Go on: ", false),
                        new Piece("http://127.0.0.1:8080/recovery/link?t=a-B_9", true),
                        new Piece(".\nBye", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/",
                "http://127.0.0.1:80800/",
                "http://127.0.0.1:8080@elsewhere.example/",
                "http://127.0.0.1:8080.elsewhere.example/",
                "javascript:alert(1)"
            })
    void aLinkToElsewhereStaysText(String link) {
        assertThat(mailText.pieces("See " + link)).containsExactly(new Piece("See " + link, false));
    }
}
