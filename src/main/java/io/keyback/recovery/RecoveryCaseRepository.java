package io.keyback.recovery;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

interface RecoveryCaseRepository extends Repository<RecoveryCase, UUID> {

    RecoveryCase saveAndFlush(RecoveryCase opened);

    Optional<RecoveryCase> findById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<RecoveryCase> findLockedById(UUID id);

    Optional<RecoveryCase> findByAccountIdAndEndedAtIsNull(String accountId);

    boolean existsByAccountIdAndStatusAndStopLiftedAtIsNullAndEndedAtAfter(
            String accountId, CaseStatus status, Instant endedAfter);

    boolean existsByAccountIdAndStatusAndEndedAtAfter(String accountId, CaseStatus status, Instant endedAfter);
}
