package io.keyback.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyback.KeybackIT;
import io.keyback.access.Staff;
import io.keyback.access.StaffDirectory;
import io.keyback.access.StaffRole;
import io.keyback.access.VouchedStaff;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

@KeybackIT
class StaffAuthenticationIT {

    private static final String NAME = "greta";
    private static final String PASSWORD = "a-password-for-tests";

    /** The engine's own limit is ten. */
    private static final int WRONG_PASSWORDS = 12;

    @Autowired
    private StaffAuthentication authentication;

    @Autowired
    private StaffDirectory staff;

    @Autowired
    private EngineSettings settings;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void wrongPasswordsMakeAnAdministratorWaitButNotForEver() {
        staff.ensure(new Staff(NAME, "Test Greta", StaffRole.ADMINISTRATOR, PASSWORD));
        for (int wrong = 0; wrong < WRONG_PASSWORDS; wrong++) {
            theWaitIsOver();
            assertThatExceptionOfType(BadCredentialsException.class).isThrownBy(() -> signIn("wrong"));
        }

        assertThatExceptionOfType(BadCredentialsException.class).isThrownBy(() -> signIn(PASSWORD));
        assertThat(waitsUntil()).isAfter(Instant.now()).isBefore(Instant.now().plus(settings.longestSignInDelay()));

        theWaitIsOver();
        assertThat(signIn(PASSWORD).getAuthorities())
                .extracting(Object::toString)
                .containsExactly(StaffRole.ADMINISTRATOR.authority());
    }

    @Test
    void whoIsVouchedForElsewhereHasTheRolesOfTodayAndNoPassword() {
        String name = "sso0123456789abcdef";
        staff.follow(new VouchedStaff(name, "Otto Vogt", "otto@organisation.example", Set.of(StaffRole.REVIEWER)));
        assertThat(staff.rolesOf(name)).containsExactly(StaffRole.REVIEWER);

        staff.follow(new VouchedStaff(name, "Otto Vogt-Lang", null, Set.of(StaffRole.PROCESS_OWNER)));

        assertThat(staff.rolesOf(name)).containsExactly(StaffRole.PROCESS_OWNER);
        assertThat(jdbc.sql(
                                "select first_ || '/' || last_ || '/' || coalesce(email_, '-') from act_id_user where id_ = ?")
                        .param(name)
                        .query(String.class)
                        .single())
                .isEqualTo("Otto/Vogt-Lang/-");
        assertThatExceptionOfType(BadCredentialsException.class)
                .isThrownBy(() ->
                        authentication.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, "")));
        staff.follow(new VouchedStaff(name, "Otto Vogt-Lang", null, Set.of()));
        assertThat(staff.rolesOf(name)).isEmpty();
        staff.follow(new VouchedStaff("sso1", "Nobody", null, Set.of()));
        assertThat(jdbc.sql("select count(*) from act_id_user where id_ = 'sso1'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private Authentication signIn(String password) {
        return authentication.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(NAME, password));
    }

    private Instant waitsUntil() {
        return jdbc.sql("select lock_exp_time_ from act_id_user where id_ = ?")
                .param(NAME)
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    private void theWaitIsOver() {
        jdbc.sql("update act_id_user set lock_exp_time_ = null where id_ = ?")
                .param(NAME)
                .update();
    }
}
