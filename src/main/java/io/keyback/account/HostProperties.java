package io.keyback.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The host whose accounts are recovered. Nothing but the audience has a default: the start fails, naming the property,
 * when one is missing.
 *
 * @param issuer {@code iss} of its hand-off tokens
 * @param audience {@code aud} of its hand-off tokens: what it calls this installation of Keyback
 * @param jwkSetUri where it publishes the keys that sign them
 * @param signInUrl where an account holder signs in
 */
@Validated
@ConfigurationProperties("keyback.host")
public record HostProperties(
        @NotBlank(message = "is required: the issuer (iss) of the host's hand-off tokens")
        String issuer,

        @NotBlank(message = "must not be blank: the audience (aud) of the host's hand-off tokens")
        @DefaultValue("keyback")
        String audience,

        @NotNull(message = "is required: the address of the keys that sign the host's hand-off tokens")
        URI jwkSetUri,

        @NotNull(message = "is required: the address where account holders sign in at the host")
        URI signInUrl) {

    /** Throws {@link IllegalArgumentException} when an address is not an absolute web address. */
    public HostProperties {
        requireWebAddress("jwk-set-uri", jwkSetUri);
        requireWebAddress("sign-in-url", signInUrl);
    }

    private static void requireWebAddress(String property, @Nullable URI uri) {
        if (uri == null) {
            return; // reported together with whatever else is missing
        }
        boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getHost() == null) {
            throw new IllegalArgumentException("keyback.host." + property + " must be an http or https address");
        }
    }
}
