package io.keyback.recovery;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.keyback.account.Account;
import io.keyback.account.FactorId;
import io.keyback.account.HostProperties;
import io.keyback.account.ResetAuthorization;
import io.keyback.account.SecondFactorReset;
import io.keyback.audit.Action;
import io.keyback.audit.Actor;
import io.keyback.audit.Details;
import io.keyback.audit.Trail;
import io.keyback.caseid.CaseId;
import io.keyback.emailcode.EmailCodes;
import io.keyback.evidence.CheckResult;
import io.keyback.keys.Keys;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The only way to a reset. Reads the facts again from Keyback's own tables, in the transaction of the reset; what the
 * process engine says does not count.
 */
@Component
public class ResetGate {

    /** Long enough for one call to the host with its retries inside one step. */
    static final Duration VALIDITY = Duration.ofMinutes(2);

    private static final String ISSUER = "keyback";
    private static final Set<Triage> FOR_REVIEW = EnumSet.of(Triage.REVIEW, Triage.REVIEW_TWICE);
    private static final Logger log = LoggerFactory.getLogger(ResetGate.class);

    private final RecoveryCases cases;
    private final CheckResults checkResults;
    private final CheckFingerprints checkFingerprints;
    private final Reviews reviews;
    private final Reviewers reviewers;
    private final EmailCodes emailCodes;
    private final SecondFactorReset host;
    private final HostProperties hostProperties;
    private final RecoveryProperties properties;
    private final Keys keys;
    private final AsRecorded asRecorded;
    private final Trail trail;
    private final JdbcClient jdbc;
    private final Clock clock;

    ResetGate(
            RecoveryCases cases,
            CheckResults checkResults,
            CheckFingerprints checkFingerprints,
            Reviews reviews,
            Reviewers reviewers,
            EmailCodes emailCodes,
            SecondFactorReset host,
            HostProperties hostProperties,
            RecoveryProperties properties,
            Keys keys,
            AsRecorded asRecorded,
            Trail trail,
            JdbcClient jdbc,
            Clock clock) {
        this.cases = cases;
        this.checkResults = checkResults;
        this.checkFingerprints = checkFingerprints;
        this.reviews = reviews;
        this.reviewers = reviewers;
        this.emailCodes = emailCodes;
        this.host = host;
        this.hostProperties = hostProperties;
        this.properties = properties;
        this.keys = keys;
        this.asRecorded = asRecorded;
        this.trail = trail;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Authorizes the reset and has the host carry it out, with which the hold begins. When the host fails, nothing is
     * kept, and the next try carries the same idempotency key.
     *
     * @throws ResetRefused when a fact is missing
     */
    @Transactional(noRollbackFor = ResetRefused.class)
    public void reset(CaseId caseId) {
        RecoveryCase found = cases.locked(caseId);
        Set<ResetRefused.Reason> missing = missing(found);
        if (!missing.isEmpty()) {
            missing.forEach(reason -> recordRefusal(caseId, reason));
            log.warn("Case {}: reset refused: {}", caseId, missing);
            throw new ResetRefused(missing);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant heldUntil = now.plus(holdOf(found));
        host.reset(use(found, now, heldUntil));
        found.reset(now, heldUntil);
        trail.record(caseId, Action.RESET_DONE, Actor.SYSTEM);
        trail.record(
                caseId,
                Action.HOLD_BEGUN,
                Actor.SYSTEM,
                Details.NONE.with("seconds", Duration.between(now, heldUntil).toSeconds()));
        log.info("Case {}: second factor reset", caseId);
    }

    /** A chain that is broken may take no entry any more; the one of the system says so then. */
    private void recordRefusal(CaseId caseId, ResetRefused.Reason reason) {
        Details details = Details.NONE.with("reason", reason);
        if (reason == ResetRefused.Reason.TRAIL_BROKEN) {
            trail.recordOfSystem(Action.RESET_REFUSED, Actor.SYSTEM, details.with("case", caseId.value()));
        } else {
            trail.record(caseId, Action.RESET_REFUSED, Actor.SYSTEM, details);
        }
    }

    /** Whoever goes around the decision on the hold gets the long one. */
    private Duration holdOf(RecoveryCase found) {
        return switch (found.hold().orElse(Hold.EXTENDED)) {
            case STANDARD -> properties.standardHold();
            case EXTENDED -> properties.extendedHold();
        };
    }

    /** Whether the second factor of this case was reset. */
    @Transactional(readOnly = true)
    public boolean hasReset(CaseId caseId) {
        return jdbc.sql("select count(*) from keyback.reset_authorization where case_id = ?")
                        .param(caseId.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private Set<ResetRefused.Reason> missing(RecoveryCase found) {
        Set<ResetRefused.Reason> missing = EnumSet.noneOf(ResetRefused.Reason.class);
        CaseId caseId = found.id();
        if (found.status() != CaseStatus.APPROVED) {
            missing.add(ResetRefused.Reason.CASE_NOT_APPROVED_STATE);
        }
        if (found.paused()) {
            missing.add(ResetRefused.Reason.CASE_PAUSED);
        }
        if (!emailCodes.confirmed(caseId)) {
            missing.add(ResetRefused.Reason.EMAIL_CODE_NOT_CONFIRMED);
        }
        Map<CheckKind, CheckResult> checks = checkResults.of(caseId, found.round());
        if (!checks.keySet().equals(EnumSet.allOf(CheckKind.class))) {
            missing.add(ResetRefused.Reason.CHECKS_MISSING);
        }
        Map<CheckKind, String> judged = checkResults.fingerprints(caseId, found.round());
        if (judged.entrySet().stream()
                .anyMatch(each -> !each.getValue().equals(checkFingerprints.of(caseId, each.getKey())))) {
            missing.add(ResetRefused.Reason.EVIDENCE_CHANGED_SINCE_CHECKS);
        }
        if (found.triage().filter(FOR_REVIEW::contains).isEmpty()) {
            missing.add(ResetRefused.Reason.NOT_TRIAGED_FOR_REVIEW);
        }
        if (hasReset(caseId)) {
            missing.add(ResetRefused.Reason.ALREADY_USED);
        }
        List<Review> recorded = reviews.of(caseId);
        Approvals approvals = Approvals.of(found, recorded, cases.fingerprint(caseId), checks.values());
        missing.addAll(missingOfApproval(found, recorded, approvals));
        return missing.isEmpty()
                ? asRecorded.differing(new AsRecorded.Rows(found, checks, judged, recorded, approvals))
                : missing;
    }

    private Set<ResetRefused.Reason> missingOfApproval(RecoveryCase found, List<Review> recorded, Approvals approvals) {
        if (recorded.isEmpty() || recorded.get(recorded.size() - 1).decision() != Decision.APPROVED) {
            return EnumSet.of(ResetRefused.Reason.NOT_APPROVED);
        }
        Set<ResetRefused.Reason> missing = EnumSet.noneOf(ResetRefused.Reason.class);
        Account account = cases.account(found.id());
        if (recorded.stream()
                .filter(review -> review.decision() == Decision.APPROVED)
                .anyMatch(review -> ReviewDesk.isHolder(reviewers.named(review.reviewer()), account))) {
            missing.add(ResetRefused.Reason.APPROVED_BY_HOLDER);
        }
        if (approvals.counted().isEmpty()) {
            missing.add(ResetRefused.Reason.APPROVAL_VOID);
        } else if (!approvals.enough()) {
            missing.add(ResetRefused.Reason.SECOND_APPROVAL_MISSING);
        }
        if (!approvals.seniorEnough()) {
            missing.add(ResetRefused.Reason.SENIOR_APPROVAL_MISSING);
        }
        if (!approvals.overridden()) {
            missing.add(ResetRefused.Reason.FAILED_CHECK_NOT_OVERRIDDEN);
        }
        return missing;
    }

    /** The primary key makes the authorization single-use; it is kept only together with the host's success. */
    private ResetAuthorization use(RecoveryCase found, Instant now, Instant heldUntil) {
        List<FactorId> factors = found.secondFactors();
        jdbc.sql("""
                insert into keyback.reset_authorization (case_id, account_id, factors, issued_at, used_at)
                values (?, ?, ?, ?, ?)
                """)
                .params(
                        found.id().value(),
                        found.account().value(),
                        factors.stream().map(FactorId::value).toArray(String[]::new),
                        Timestamp.from(now),
                        Timestamp.from(now))
                .update();
        trail.record(found.id(), Action.RESET_AUTHORIZED, Actor.SYSTEM, Details.NONE.with("factors", factors.size()));
        String idempotencyKey = found.id() + "/reset";
        Instant expiresAt = now.plus(VALIDITY);
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(hostProperties.issuer())
                .subject(found.account().value())
                .jwtID(idempotencyKey)
                .claim("factors", factors.stream().map(FactorId::value).toList())
                .claim("held_until", Date.from(heldUntil))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(expiresAt))
                .build();
        return new ResetAuthorization(sign(claims), found.account(), factors, heldUntil, idempotencyKey, expiresAt);
    }

    private String sign(JWTClaimsSet claims) {
        try {
            ECKey key = keys.signingKey();
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(new JOSEObjectType(ResetAuthorization.TYPE))
                    .keyID(key.getKeyID())
                    .build();
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("The signing key cannot sign", e);
        }
    }
}
