package io.keyback.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StaffPasswordsTest {

    private final StaffPasswords passwords = new StaffPasswords();

    @Test
    void aPasswordIsKnownAgainAndAnotherIsNot() {
        String kept = passwords.encrypt("correct horse");

        assertThat(passwords.check("correct horse", kept)).isTrue();
        assertThat(passwords.check("correct Horse", kept)).isFalse();
        assertThat(kept).doesNotContain("horse");
    }

    @Test
    void theSamePasswordIsNeverKeptAlike() {
        assertThat(passwords.encrypt("same")).isNotEqualTo(passwords.encrypt("same"));
    }

    @Test
    void whatIsKeptFitsTheEnginesColumn() {
        String withName = "{" + passwords.hashAlgorithmName() + "}" + passwords.encrypt("x".repeat(200));

        assertThat(withName).hasSizeLessThanOrEqualTo(255);
    }

    @Test
    void theWorkIsWhatOwaspAsksFor() {
        assertThat(StaffPasswords.ITERATIONS).isGreaterThanOrEqualTo(210_000);
        assertThat(passwords.hashAlgorithmName()).endsWith("-" + StaffPasswords.ITERATIONS);
    }
}
