package io.keyback.access;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The OpenID Connect provider that staff sign in with. Where one is named there is no sign-in by password.
 *
 * @param issuer of the provider, where its configuration is found; absent where staff have passwords with us
 * @param clientId as which the provider knows Keyback
 * @param clientSecret with which Keyback shows that; empty for a public client
 * @param scopes that are asked for
 * @param groupsClaim the claim that says what somebody does: a list, or one name
 * @param roles what each name in that claim is with us; a name that does not stand here gives nothing
 */
@Validated
@ConfigurationProperties("keyback.staff.oidc")
record StaffOidcSettings(
        @Nullable URI issuer,
        @NotNull @DefaultValue("") String clientId,
        @NotNull @DefaultValue("") String clientSecret,

        @NotNull @DefaultValue({"openid", "profile", "email"})
        List<String> scopes,

        @NotNull @DefaultValue("groups") String groupsClaim,
        @NotNull @DefaultValue Map<String, StaffRole> roles) {

    StaffOidcSettings {
        scopes = List.copyOf(scopes);
        roles = Map.copyOf(roles);
    }

    @Override
    public String toString() {
        return "StaffOidcSettings[" + issuer + ", " + clientId + "]";
    }
}
