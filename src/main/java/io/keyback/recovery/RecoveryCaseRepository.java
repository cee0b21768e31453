package io.keyback.recovery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface RecoveryCaseRepository extends Repository<RecoveryCase, UUID> {

    RecoveryCase saveAndFlush(RecoveryCase opened);

    Optional<RecoveryCase> findById(UUID id);

    Optional<RecoveryCase> findByAccountIdAndEndedAtIsNull(String accountId);

    boolean existsByAccountIdAndStatusAndEndedAtAfter(String accountId, CaseStatus status, Instant endedAfter);
}
