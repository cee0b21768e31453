package io.keyback.demo;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Profile;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of the demo exchange.
 *
 * @param passwordTries tries at one login
 * @param codeTries tries at the second factor of one account
 * @param textMessages texts sent to one account
 * @param textCodeValidFor how long a texted code is good
 * @param passwordGoodFor how long a password given waits for its code
 * @param handoffValidFor how long a hand-off token lives
 * @param mailSize largest mail that the embedded mail server takes, in bytes
 */
@Profile("demo")
@Validated
@ConfigurationProperties("keyback.demo")
record ExchangeSettings(
        @DefaultValue @Valid PasswordTries passwordTries,
        @DefaultValue @Valid CodeTries codeTries,
        @DefaultValue @Valid TextMessageLimit textMessages,
        @DefaultValue("5m") @NotNull Duration textCodeValidFor,
        @DefaultValue("10m") @NotNull Duration passwordGoodFor,
        @DefaultValue("60s") @NotNull Duration handoffValidFor,
        @DefaultValue("5000000") @Min(1000) int mailSize) {

    record PasswordTries(
            @DefaultValue("10") @Min(1) int tries,
            @DefaultValue("15m") @NotNull Duration window) {}

    record CodeTries(
            @DefaultValue("5") @Min(1) int tries,
            @DefaultValue("15m") @NotNull Duration window) {}

    record TextMessageLimit(
            @DefaultValue("5") @Min(1) int tries,
            @DefaultValue("15m") @NotNull Duration window) {}
}
