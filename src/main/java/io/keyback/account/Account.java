package io.keyback.account;

import java.util.List;

/**
 * An account at the host as it stands now.
 *
 * @param login what the holder signs in with
 * @param addresses where notices go; the first is the account's email and receives codes and links
 * @param latestTransactions newest first
 */
public record Account(
        AccountId id,
        String login,
        Profile profile,
        List<SecondFactor> secondFactors,
        List<EmailAddress> addresses,
        List<Transaction> latestTransactions) {

    /** Throws {@link IllegalArgumentException} when there is no address: such an account cannot be recovered by mail. */
    public Account {
        secondFactors = List.copyOf(secondFactors);
        addresses = List.copyOf(addresses);
        latestTransactions = List.copyOf(latestTransactions);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("An account has at least one email address");
        }
    }

    public EmailAddress email() {
        return addresses.get(0);
    }
}
