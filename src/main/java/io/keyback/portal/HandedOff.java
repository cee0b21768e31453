package io.keyback.portal;

import io.keyback.account.AccountId;
import java.io.Serializable;
import java.time.Instant;

/** What the session keeps of a hand-off until the applicant goes on. */
record HandedOff(String accountId, Instant at) implements Serializable {

    HandedOff(AccountId account, Instant at) {
        this(account.value(), at);
    }

    AccountId account() {
        return new AccountId(accountId);
    }
}
