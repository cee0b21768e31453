package io.keyback.hostevent;

import io.keyback.account.SecurityEvents;
import io.keyback.account.TokenRefused;
import io.keyback.recovery.CaseBusy;
import io.keyback.recovery.Pauses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes what the host pushes (RFC 8935). Open to everybody, because only the host can sign; 202 says that it has been
 * dealt with, and anything from 500 on that the host is to send it again.
 */
@RestController
class SecurityEventAddress {

    static final String RETRY_AFTER_SECONDS = "10";

    private static final Logger log = LoggerFactory.getLogger(SecurityEventAddress.class);

    private final SecurityEvents events;
    private final Pauses pauses;

    SecurityEventAddress(SecurityEvents events, Pauses pauses) {
        this.events = events;
        this.pauses = pauses;
    }

    /** RFC 8935, section 2.3. */
    record Failure(String err, String description) {}

    @PostMapping(path = "/host/events", consumes = "application/secevent+jwt")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void push(InputStream body) throws IOException {
        byte[] token = body.readNBytes(SecurityEvents.MAX_TOKEN_LENGTH + 1);
        events.read(new String(token, StandardCharsets.US_ASCII))
                .ifPresent(signIn -> pauses.signInReported(signIn.account(), signIn.at()));
    }

    @ExceptionHandler
    ResponseEntity<Failure> refused(TokenRefused refused) {
        log.info("Security event refused: {}", refused.reason());
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Failure(code(refused.reason()), "Token refused: " + refused.reason()));
    }

    /** The codes of RFC 8935, section 2.4. */
    private static String code(TokenRefused.Reason reason) {
        return switch (reason) {
            case BAD_SIGNATURE -> "authentication_failed";
            case WRONG_ISSUER -> "invalid_issuer";
            case WRONG_AUDIENCE -> "invalid_audience";
            case MALFORMED,
                    WRONG_TYPE,
                    EXPIRED,
                    NOT_YET_VALID,
                    LIVES_TOO_LONG,
                    INCOMPLETE,
                    ALREADY_USED,
                    UNKNOWN_ACCOUNT -> "invalid_request";
        };
    }

    /** The host's keys cannot be had, or the case is busy. */
    @ExceptionHandler({UncheckedIOException.class, CaseBusy.class})
    ResponseEntity<Void> later(RuntimeException cause) {
        log.warn("Security event not dealt with: {}", cause.getMessage());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }
}
