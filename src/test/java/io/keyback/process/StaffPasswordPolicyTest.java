package io.keyback.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaffPasswordPolicyTest {

    private final StaffPasswordPolicy policy = new StaffPasswordPolicy();
    private final UserEntity ruth = new UserEntity("ruth");

    StaffPasswordPolicyTest() {
        ruth.setFirstName("Ruth");
        ruth.setLastName("Okafor");
        ruth.setEmail("ruth.okafor@keyback.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xk2mqvw9ztbhpr",
                "123456789012345",
                "password1234567",
                "Password1234567!",
                "qwertyuiopasdfgh",
                "aaaaaaaaaaaaaaaaaaaa",
                "letmeinletmeinletmein",
                "ruth.okafor@keyback.example",
                "OkaforRuthOkafor"
            })
    void whatIsShortOrGuessedSoonIsRefused(String password) {
        assertThat(takes(password)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ruth-reads-closely", "four words with blanks", "только не английский", "xk2mqvw9ztbhprs"})
    void whatIsLongAndHardToGuessIsTakenWhateverItsSigns(String password) {
        assertThat(takes(password)).isTrue();
    }

    @Test
    void aVeryLongPasswordIsJudgedInTime() {
        assertThat(takes("correct horse battery staple ".repeat(1000))).isTrue();
    }

    private boolean takes(String password) {
        return policy.getRules().stream().allMatch(rule -> rule.execute(password, ruth));
    }
}
