package io.keyback.review;

import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gives Tasklist's tabs the token that every POST below {@code /review} carries; their pages are the engine's, so that
 * it cannot stand in them.
 */
@RestController
class ForgeryToken {

    /** What to send, and in which header. */
    record Token(String header, String value) {}

    @GetMapping("/review/forgery-token")
    Token token(CsrfToken token) {
        return new Token(token.getHeaderName(), token.getToken());
    }
}
