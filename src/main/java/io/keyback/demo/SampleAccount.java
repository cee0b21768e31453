package io.keyback.demo;

import io.keyback.account.AccountId;
import io.keyback.account.PostalAddress;
import io.keyback.account.Transaction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account that the exchange starts with. All of it is invented and published.
 *
 * @param nativeName the name as the holder writes it, where that is not in Latin letters
 * @param emails the account's email first, then those that get notices too
 * @param secret of the authenticator app; null where none is enrolled
 * @param phone for text messages; null where they are not enrolled
 * @param transactions newest first
 */
record SampleAccount(
        String login,
        String password,
        String firstName,
        String lastName,
        @Nullable String nativeName,
        LocalDate dateOfBirth,
        PostalAddress address,
        List<String> emails,
        @Nullable String secret,
        @Nullable String phone,
        Map<Asset, String> holdings,
        List<Movement> transactions) {

    /**
     * A transaction, dated back from the day the account is created.
     *
     * @param daysAgo 0 is that day
     */
    record Movement(int daysAgo, Transaction.Kind kind, String amount, Asset asset) {

        BigDecimal value() {
            return new BigDecimal(amount);
        }
    }

    AccountId id() {
        return new AccountId("halden-" + login);
    }

    /** What stands between the password and the account, in plain words. */
    String twoFactorWords() {
        if (secret != null && phone != null) {
            return "authenticator app and text message";
        }
        if (secret != null) {
            return "authenticator app only";
        }
        return phone != null ? "text message only" : "no 2FA";
    }
}
