package io.keyback.account;

import java.util.Optional;

/** Port: looks accounts up at the host. A host that cannot be reached is an unchecked exception; the caller tries again. */
public interface AccountDirectory {

    Optional<Account> find(AccountId id);

    /**
     * The picture of the holder's face that the host has from when it made sure who he is: JPEG, PNG or WebP. It is
     * compared and shown to the reviewer, fetched anew each time, and never kept.
     *
     * @return empty where the host has none
     */
    default Optional<byte[]> faceOnFile(AccountId id) {
        return Optional.empty();
    }
}
