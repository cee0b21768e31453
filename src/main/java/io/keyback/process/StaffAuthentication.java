package io.keyback.process;

import io.keyback.access.StaffDirectory;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Checks the password of a member of staff with the engine, which makes him wait longer after each wrong one, up to a
 * limit: nobody is locked out for good, or an attacker could do it to the last administrator.
 */
@Component
class StaffAuthentication implements AuthenticationProvider {

    private final IdentityService identities;
    private final StaffDirectory directory;
    private final JdbcClient jdbc;
    private final PasswordEncryptor passwords = new StaffPasswords();

    /** Compared where the engine compares nothing, so that the time of the answer does not tell who is known. */
    private final String nobodysPassword = passwords.encrypt("nobody");

    StaffAuthentication(IdentityService identities, StaffDirectory directory, JdbcClient jdbc) {
        this.identities = identities;
        this.directory = directory;
        this.jdbc = jdbc;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String username = attempt.getName();
        String password = String.valueOf(attempt.getCredentials());
        if (!mayTry(username)) {
            passwords.check(password, nobodysPassword);
            throw new BadCredentialsException("Unknown member of staff, or too soon after a wrong password");
        }
        if (!identities.checkPassword(username, password)) {
            throw new BadCredentialsException("Wrong password");
        }
        return UsernamePasswordAuthenticationToken.authenticated(username, null, authoritiesOf(username));
    }

    /** The engine refuses at once who is unknown, or has to wait. Its columns are in UTC. */
    private boolean mayTry(String username) {
        return jdbc.sql("select count(*) from act_id_user where id_ = ?"
                                + " and (lock_exp_time_ is null or lock_exp_time_ <= now() at time zone 'UTC')")
                        .param(username)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private List<SimpleGrantedAuthority> authoritiesOf(String username) {
        return directory.rolesOf(username).stream()
                .map(role -> new SimpleGrantedAuthority(role.authority()))
                .toList();
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
