package io.keyback.process;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Checks the password of a member of staff with the engine, which makes him wait longer after each wrong one and locks
 * him out after ten.
 */
@Component
class StaffAuthentication implements AuthenticationProvider {

    private final IdentityService identities;
    private final PasswordEncryptor passwords = new StaffPasswords();

    /** Compared for names that do not exist, so that the time of the answer does not tell them from others. */
    private final String nobodysPassword = passwords.encrypt("nobody");

    StaffAuthentication(IdentityService identities) {
        this.identities = identities;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String username = attempt.getName();
        String password = String.valueOf(attempt.getCredentials());
        if (identities.createUserQuery().userId(username).count() == 0) {
            passwords.check(password, nobodysPassword);
            throw new BadCredentialsException("Unknown member of staff");
        }
        if (!isRight(username, password)) {
            throw new BadCredentialsException("Wrong password");
        }
        return UsernamePasswordAuthenticationToken.authenticated(username, null, authoritiesOf(username));
    }

    private boolean isRight(String username, String password) {
        try {
            return identities.checkPassword(username, password);
        } catch (org.camunda.bpm.engine.AuthenticationException e) {
            throw new LockedException("Locked after wrong passwords", e);
        }
    }

    private List<SimpleGrantedAuthority> authoritiesOf(String username) {
        return identities.createGroupQuery().groupMember(username).list().stream()
                .map(Group::getId)
                .flatMap(id -> StaffGroup.withId(id).stream())
                .map(group -> new SimpleGrantedAuthority(group.role().authority()))
                .toList();
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
