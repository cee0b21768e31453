package io.keyback.account;

import java.util.Optional;

/** Port: looks accounts up at the host. A host that cannot be reached is an unchecked exception; the caller tries again. */
public interface AccountDirectory {

    Optional<Account> find(AccountId id);
}
