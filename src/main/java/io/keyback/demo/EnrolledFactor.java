package io.keyback.demo;

import io.keyback.account.FactorId;
import io.keyback.account.SecondFactor;
import org.jspecify.annotations.Nullable;

/**
 * A second factor with what the exchange keeps to verify it.
 *
 * @param secret of an authenticator app only
 * @param phone of text messages only
 * @param lastStep the time step of the last authenticator code taken
 */
record EnrolledFactor(
        FactorId id,
        SecondFactor.Kind kind,
        @Nullable TotpSecret secret,
        @Nullable String phone,
        long lastStep) {}
