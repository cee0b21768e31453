package io.keyback.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Has every request look as if it had come to the configured address. What a caller wrote into {@code Host} and the
 * headers of proxies names no host in anything that we send, whichever library writes it.
 */
final class PublicAddress extends OncePerRequestFilter {

    private static final String HTTPS = "https";
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final AccessSettings settings;

    PublicAddress(AccessSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new AtPublicAddress(request), response);
    }

    private final class AtPublicAddress extends HttpServletRequestWrapper {

        private AtPublicAddress(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getScheme() {
            return url().getScheme();
        }

        @Override
        public boolean isSecure() {
            return HTTPS.equals(getScheme());
        }

        @Override
        public String getServerName() {
            return url().getHost();
        }

        @Override
        public int getServerPort() {
            int standard = isSecure() ? HTTPS_PORT : HTTP_PORT;
            return url().getPort() == -1 ? standard : url().getPort();
        }

        @Override
        public StringBuffer getRequestURL() {
            return new StringBuffer(settings.origin()).append(getRequestURI());
        }

        private URI url() {
            return settings.publicUrl();
        }
    }
}
