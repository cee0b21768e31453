package io.keyback.recovery;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RecoveryCaseRepository extends Repository<RecoveryCase, UUID> {

    RecoveryCase saveAndFlush(RecoveryCase opened);

    Optional<RecoveryCase> findById(UUID id);

    /**
     * Locks the case to the end of the transaction. A node may stand still, or be lost with its network, while it waits for
     * something or in the middle of sending a picture: so the database ends the transaction after a while.
     *
     * @param longestLock in PostgreSQL's notation; said in the same statement, because each costs
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("""
            select c from RecoveryCase c where c.id = :id
            and function('set_config', 'transaction_timeout', :longestLock, true) is not null
            """)
    Optional<RecoveryCase> findLockedById(UUID id, String longestLock);

    Optional<RecoveryCase> findByAccountIdAndEndedAtIsNull(String accountId);

    boolean existsByAccountIdAndStatusAndStopLiftedAtIsNullAndEndedAtAfter(
            String accountId, CaseStatus status, Instant endedAfter);

    boolean existsByAccountIdAndStatusAndEndedAtAfter(String accountId, CaseStatus status, Instant endedAfter);
}
