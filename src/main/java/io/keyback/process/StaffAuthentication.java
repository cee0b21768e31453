package io.keyback.process;

import io.keyback.access.StaffDirectory;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
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
    private final PasswordEncryptor passwords = new StaffPasswords();

    /** Compared for names that do not exist, so that the time of the answer does not tell them from others. */
    private final String nobodysPassword = passwords.encrypt("nobody");

    StaffAuthentication(IdentityService identities, StaffDirectory directory) {
        this.identities = identities;
        this.directory = directory;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String username = attempt.getName();
        String password = String.valueOf(attempt.getCredentials());
        if (identities.createUserQuery().userId(username).count() == 0) {
            passwords.check(password, nobodysPassword);
            throw new BadCredentialsException("Unknown member of staff");
        }
        if (!identities.checkPassword(username, password)) {
            throw new BadCredentialsException("Wrong password, or too soon after one");
        }
        return UsernamePasswordAuthenticationToken.authenticated(username, null, authoritiesOf(username));
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
