package io.keyback.access;

import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * The sign-in of staff with an OpenID Connect provider: authorization code with PKCE, state and nonce. What somebody does
 * is read from his claims at every sign-in, and kept where the engine looks for it.
 */
@Component
@ConditionalOnProperty("keyback.staff.oidc.issuer")
class StaffOidc {

    static final String BEGIN = "/staff/oidc/begin";

    private static final String END = "/staff/oidc/end";
    private static final String PROVIDER = "provider";
    private static final int NAME_BYTES = 16;

    private static final Logger log = LoggerFactory.getLogger(StaffOidc.class);

    private final StaffOidcSettings settings;
    private final String origin;
    private final StaffDirectory directory;
    private final OidcUserService claims = new OidcUserService();

    StaffOidc(StaffOidcSettings settings, AccessSettings access, StaffDirectory directory) {
        this.settings = settings;
        this.origin = access.origin();
        this.directory = directory;
    }

    /** Where the sign-in begins. */
    static String begin() {
        return BEGIN + "/" + PROVIDER;
    }

    void signIn(OAuth2LoginConfigurer<HttpSecurity> login) {
        login.clientRegistrationRepository(new SupplierClientRegistrationRepository(this::providers))
                .authorizedClientRepository(new NoTokensKept())
                .authorizationEndpoint(begin -> begin.baseUri(BEGIN))
                .redirectionEndpoint(end -> end.baseUri(END))
                .userInfoEndpoint(info -> info.oidcUserService(this::member));
    }

    /** Asked for with the first sign-in, and not at the start: applicants must not wait for the provider of staff. */
    private InMemoryClientRegistrationRepository providers() {
        ClientRegistration.Builder provider = ClientRegistrations.fromOidcIssuerLocation(
                        String.valueOf(settings.issuer()))
                .registrationId(PROVIDER)
                .clientId(settings.clientId())
                .redirectUri(origin + END)
                .scope(settings.scopes())
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build());
        return new InMemoryClientRegistrationRepository(
                settings.clientSecret().isEmpty()
                        ? provider.clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                                .build()
                        : provider.clientSecret(settings.clientSecret()).build());
    }

    private OidcUser member(OidcUserRequest request) {
        OidcUser user = claims.loadUser(request);
        VouchedStaff staff = new VouchedStaff(
                username(user),
                displayName(user),
                user.getEmail(),
                roles(user.getClaims().get(settings.groupsClaim())));
        directory.follow(staff);
        if (staff.roles().isEmpty()) {
            log.info("Sign-in refused: {} has no role with us", staff.username());
            throw new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.ACCESS_DENIED));
        }
        return OidcStaffMember.of(staff);
    }

    /** From the subject, which names one person for ever; letters and digits, as the engine wants it. */
    private static String username(OidcUser user) {
        byte[] hash = DigestUtils.sha256(user.getIssuer() + "\0" + user.getSubject());
        return "sso" + HexFormat.of().formatHex(hash, 0, NAME_BYTES);
    }

    private static String displayName(OidcUser user) {
        return Stream.of(user.getFullName(), user.getPreferredUsername(), user.getEmail())
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse("No name");
    }

    private Set<StaffRole> roles(@Nullable Object groups) {
        Collection<?> names =
                groups instanceof Collection<?> several ? several : groups == null ? List.of() : List.of(groups);
        Map<String, StaffRole> known = settings.roles();
        return names.stream()
                .map(String::valueOf)
                .filter(known::containsKey)
                .map(known::get)
                .collect(Collectors.toUnmodifiableSet());
    }
}
