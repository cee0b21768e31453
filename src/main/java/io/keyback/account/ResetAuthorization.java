package io.keyback.account;

import java.time.Instant;
import java.util.List;

/**
 * The single-use proof without which no second factor is reset.
 *
 * @param token the signed form (JWS, ES256, {@code typ keyback-reset+jwt}; claims {@code iss}, {@code aud}, {@code sub}
 *     account, {@code jti} idempotency key, {@code factors}, {@code held_until}, {@code iat}, {@code exp});
 *     what a host trusts
 * @param heldUntil with the reset the host ends every session and remembered device, and keeps sensitive actions
 *     (withdrawals, changes of addresses) closed until then
 * @param idempotencyKey the same for every try of one reset
 */
public record ResetAuthorization(
        String token,
        AccountId account,
        List<FactorId> factors,
        Instant heldUntil,
        String idempotencyKey,
        Instant expiresAt) {

    /** The JOSE header type of {@link #token}. */
    public static final String TYPE = "keyback-reset+jwt";

    public ResetAuthorization {
        factors = List.copyOf(factors);
    }

    @Override
    public String toString() {
        return "ResetAuthorization[" + idempotencyKey + "]";
    }
}
