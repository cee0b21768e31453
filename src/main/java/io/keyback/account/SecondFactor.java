package io.keyback.account;

/** A second factor that is enrolled on an account. */
public record SecondFactor(FactorId id, Kind kind) {

    /** What kind of second factor it is. */
    public enum Kind {
        AUTHENTICATOR_APP,
        TEXT_MESSAGE
    }
}
