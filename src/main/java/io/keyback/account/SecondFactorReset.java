package io.keyback.account;

/**
 * Port: removes second factors at the host. Takes nothing but an authorization, so that there is no other way to reach
 * the host. An adapter verifies the authorization's signature, or hands the token to a host that does, removes exactly
 * the named factors, and does nothing when it has seen the idempotency key before. A host that cannot be reached, or has not
 * answered within {@code keyback.recovery.longest-lock}, is an unchecked exception; the caller tries again with the same
 * key.
 */
public interface SecondFactorReset {

    void reset(ResetAuthorization authorization);
}
