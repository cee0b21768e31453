package io.keyback.access;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Who signed in with the provider. The session keeps who he is with us, and nothing else of what the provider said. */
record OidcStaffMember(String name, Set<SimpleGrantedAuthority> authorities) implements OidcUser, Serializable {

    static OidcStaffMember of(VouchedStaff staff) {
        return new OidcStaffMember(
                staff.username(),
                staff.roles().stream()
                        .map(role -> new SimpleGrantedAuthority(role.authority()))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Set<SimpleGrantedAuthority> getAuthorities() {
        return authorities;
    }

    @Override
    public Map<String, Object> getClaims() {
        return Map.of();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
    }

    @Override
    public @Nullable OidcUserInfo getUserInfo() {
        return null;
    }

    @Override
    public @Nullable OidcIdToken getIdToken() {
        return null;
    }
}
