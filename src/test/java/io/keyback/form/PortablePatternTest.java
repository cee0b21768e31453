package io.keyback.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortablePatternTest {

    @Test
    void isAnchoredOnlyWhereItSaysSo() {
        assertThat(new PortablePattern("b+").test("abba")).isTrue();
        assertThat(new PortablePattern("^b+$").test("abba")).isFalse();
    }

    @Test
    void theEndIsTheVeryEndAsInTheBrowser() {
        assertThat(new PortablePattern("^a$").test("a\n")).isFalse();
        assertThat(new PortablePattern("^(a|b$)").test("b\n")).isFalse();
    }

    @Test
    void aDollarInAClassIsADollar() {
        assertThat(new PortablePattern("^[$]$").test("$")).isTrue();
        assertThat(new PortablePattern("^\\$$").test("$")).isTrue();
    }

    @Test
    void rangesAreWrittenOut() {
        PortablePattern letters = new PortablePattern("^[A-Za-z\\u00C0-\\u00D6\\u1E00-\\u1EFF\\-]+$");

        assertThat(letters.test("Ế-Å")).isTrue();
        assertThat(letters.test("Ж")).isFalse();
        assertThat(letters.test("😀")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\p{L}",
                "\\s",
                "\\bword",
                "(a)\\1",
                "a.c",
                "[a[b]]",
                "[a&&b]",
                "(?i)a",
                "(?<name>a)",
                "(?>a)",
                "a++",
                "a{2}+",
                "\\Qa\\E",
                "a\\z",
                "a\\"
            })
    void whatMeansDifferentThingsInTheBrowserIsRefused(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PortablePattern(pattern));
    }
}
