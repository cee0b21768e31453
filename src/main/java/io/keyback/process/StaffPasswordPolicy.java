package io.keyback.process;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.jspecify.annotations.Nullable;

/**
 * What a password of staff must be like: long, and none that is guessed soon; nothing is asked of the kinds of its signs
 * (NIST SP 800-63B-4, 3.1.1.2). Asked whenever one is set; a password that was set before is good for as long as it stays.
 */
final class StaffPasswordPolicy implements PasswordPolicy {

    /** Of a password that is the only factor. */
    static final int MIN_LENGTH = 15;

    private static final List<PasswordPolicyRule> RULES =
            List.of(new PasswordPolicyLengthRuleImpl(MIN_LENGTH), new HardToGuess());

    @Override
    public List<PasswordPolicyRule> getRules() {
        return RULES;
    }

    /** Whether it is neither common, nor of the person's own names, nor made of rows and repetitions. */
    private static final class HardToGuess implements PasswordPolicyRule {

        /** Ten thousand million guesses and more, in the estimate of zxcvbn. */
        private static final int HARD = 4;

        /** The estimate takes longer than linear time; what is beyond makes nothing easier to guess. */
        private static final int JUDGED_LENGTH = 100;

        private final Zxcvbn estimate = new Zxcvbn();

        /** Admin has no translation of it, and shows it as it is. */
        @Override
        public String getPlaceholder() {
            return "It must be hard to guess: no common words alone, no names, no rows of keys, no repetitions.";
        }

        @Override
        public Map<String, String> getParameters() {
            return Map.of();
        }

        @Override
        public boolean execute(String password) {
            return execute(password, null);
        }

        @Override
        public boolean execute(String password, @Nullable User user) {
            String judged = password.substring(0, Math.min(password.length(), JUDGED_LENGTH));
            return estimate.measure(judged, namesOf(user)).getScore() >= HARD;
        }

        private static List<String> namesOf(@Nullable User user) {
            return user == null
                    ? List.of()
                    : Stream.of(user.getId(), user.getFirstName(), user.getLastName(), user.getEmail())
                            .filter(Objects::nonNull)
                            .toList();
        }
    }
}
