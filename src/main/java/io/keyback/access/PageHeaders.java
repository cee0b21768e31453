package io.keyback.access;

import java.util.function.Predicate;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * What every answer tells the browser. Besides what is written here Spring Security forbids frames, guessing of types and
 * keeping, and asks for https where the public address has it.
 */
final class PageHeaders {

    private static final String PERMISSIONS =
            "camera=%s, microphone=(), geolocation=(), payment=(), usb=(), display-capture=()";
    private static final String NO_CAMERA = PERMISSIONS.formatted("()");
    private static final String OWN_CAMERA = PERMISSIONS.formatted("(self)");

    private final String origin;

    /** Whether browsers come by https. Behind a proxy that ends TLS the request does not tell. */
    private final boolean secure;

    PageHeaders(AccessSettings settings) {
        this.origin = settings.origin();
        this.secure = "https".equalsIgnoreCase(settings.publicUrl().getScheme());
    }

    /** Pages that people see. */
    void ofPages(HeadersConfigurer<HttpSecurity> headers) {
        common(headers)
                .contentSecurityPolicy(policy -> policy.policyDirectives(String.join(
                        "; ",
                        "default-src 'self'",
                        "script-src 'self'",
                        "style-src 'self'",
                        "img-src 'self' data: blob:",
                        "media-src 'self' blob:",
                        "connect-src 'self'",
                        "frame-ancestors 'none'",
                        "form-action 'self' " + origin,
                        "base-uri 'none'",
                        "object-src 'none'")));
    }

    /** Data and pictures, which are no pages: opened as one they can do nothing. */
    void ofData(HeadersConfigurer<HttpSecurity> headers) {
        common(headers)
                .contentSecurityPolicy(policy -> policy.policyDirectives(
                        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox"));
    }

    /**
     * Tasklist, Cockpit and Admin. Their pages bring a looser policy of their own; what else comes from there is held to
     * this one.
     */
    void ofEngineWebapps(HeadersConfigurer<HttpSecurity> headers) {
        common(headers)
                .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .contentSecurityPolicy(policy -> policy.policyDirectives(
                        "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'"));
    }

    private HeadersConfigurer<HttpSecurity> common(HeadersConfigurer<HttpSecurity> headers) {
        return headers.httpStrictTransportSecurity(https -> https.requestMatcher(request -> secure))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .addHeaderWriter(permissions());
    }

    /** The camera belongs to the pages of a request, and to that of a phone that shows a face for one. */
    private static HeaderWriter permissions() {
        Predicate<String> ofRequest = path ->
                path.equals("/recovery") || path.startsWith("/recovery/items/") || path.startsWith("/recovery/face/");
        return (request, response) -> response.setHeader(
                "Permissions-Policy", ofRequest.test(request.getRequestURI()) ? OWN_CAMERA : NO_CAMERA);
    }
}
