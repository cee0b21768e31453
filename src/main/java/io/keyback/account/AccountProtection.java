package io.keyback.account;

/**
 * Port: keeps an account safe at the host, beside its sign-in. Every call names a state and not a change, so that it may
 * be repeated. A host that cannot be reached, or has not answered within {@code keyback.recovery.longest-lock}, is an
 * unchecked exception; the caller tries again.
 */
public interface AccountProtection {

    /** Ends every session and refuses every sign-in, also a full one, until the freeze is lifted. */
    void freeze(AccountId account);

    /** Lets the holder sign in again. A hold is not touched. */
    void liftFreeze(AccountId account);

    /** Opens the sensitive actions that a {@link ResetAuthorization} closed. A freeze is not touched. */
    void release(AccountId account);
}
