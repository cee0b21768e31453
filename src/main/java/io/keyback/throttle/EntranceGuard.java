package io.keyback.throttle;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Stands at the entrances, before anything is read or looked up. The address is that of the connection; one that a proxy
 * names counts where Tomcat is told to believe that proxy ({@code server.forward-headers-strategy=native} and
 * {@code server.tomcat.remoteip.internal-proxies}).
 */
final class EntranceGuard extends OncePerRequestFilter {

    private static final List<Way> WAYS = List.of(
            post("/recovery/hand-off", Entrance.HAND_OFF),
            post("/recovery/start", Entrance.HAND_OFF),
            post("/recovery/steps/**", Entrance.STEP),
            post("/recovery/items/**", Entrance.STEP),
            post("/recovery/save", Entrance.LINK),
            any("/recovery/resume/*", Entrance.LINK),
            any("/recovery/stop/*", Entrance.LINK),
            post("/recovery/evidence/**", Entrance.UPLOAD),
            post("/recovery/messages/pictures/*", Entrance.UPLOAD),
            // asked for all the time, by who has a case
            none("/recovery/face/phone/state"),
            any("/recovery/face/phone/*", Entrance.HAND_OVER),
            post("/recovery/face/phone", Entrance.HAND_OVER),
            post("/host/events", Entrance.SECURITY_EVENT),
            post("/staff/sign-in", Entrance.STAFF_SIGN_IN),
            any("/staff/oidc/**", Entrance.STAFF_SIGN_IN));

    private final Throttle throttle;

    EntranceGuard(Throttle throttle) {
        this.throttle = throttle;
    }

    /** Some addresses, and the entrance that they are; empty for none. */
    private record Way(Optional<HttpMethod> method, PathPattern path, Optional<Entrance> entrance) {
        boolean isTakenBy(HttpServletRequest request) {
            return path.matches(PathContainer.parsePath(request.getRequestURI()))
                    && method.map(wanted -> wanted.matches(request.getMethod())).orElse(true);
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Entrance> entrance =
                WAYS.stream().filter(way -> way.isTakenBy(request)).findFirst().flatMap(Way::entrance);
        if (entrance.isPresent()) {
            try {
                throttle.enter(entrance.get(), request.getRemoteAddr());
            } catch (TooOften refused) {
                refuse(request, response, refused);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, TooOften refused)
            throws IOException {
        response.setHeader(
                HttpHeaders.RETRY_AFTER, String.valueOf(refused.retryAfter().toSeconds() + 1));
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null || !accept.startsWith(MediaType.APPLICATION_JSON_VALUE)) {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getWriter()
                .write("{\"message\":\"Too many tries came from your network. Nothing is lost: please wait a"
                        + " few minutes and try again.\",\"errors\":[]}");
    }

    private static Way post(String path, Entrance entrance) {
        return new Way(Optional.of(HttpMethod.POST), pattern(path), Optional.of(entrance));
    }

    private static Way any(String path, Entrance entrance) {
        return new Way(Optional.empty(), pattern(path), Optional.of(entrance));
    }

    private static Way none(String path) {
        return new Way(Optional.empty(), pattern(path), Optional.empty());
    }

    private static PathPattern pattern(String path) {
        return PathPatternParser.defaultInstance.parse(path);
    }
}
