package io.keyback.erasure;

import io.keyback.audit.Action;
import io.keyback.audit.Actor;
import io.keyback.audit.Details;
import io.keyback.audit.Trail;
import io.keyback.caseid.CaseId;
import io.keyback.conversation.Conversations;
import io.keyback.documentcheck.DocumentTraces;
import io.keyback.emailcode.EmailCodes;
import io.keyback.erasure.PersonalColumns.Found;
import io.keyback.evidence.EvidenceStore;
import io.keyback.facecheck.FaceTraces;
import io.keyback.notification.Mails;
import io.keyback.recovery.CaseRemains;
import io.keyback.vault.Vault;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Erases cases. Each is a transaction of its own: what is certified is gone, and what is not gone is not certified. */
@Component
class Erasures {

    private static final Logger log = LoggerFactory.getLogger(Erasures.class);

    private final ErasureRecords records;
    private final ErasureList list;
    private final PersonalColumns columns;
    private final Certificate certificates;
    private final Vault vault;
    private final EvidenceStore evidence;
    private final FaceTraces faces;
    private final DocumentTraces documents;
    private final EmailCodes codes;
    private final Mails mails;
    private final Conversations conversations;
    private final CaseRemains cases;
    private final EngineHistory engine;
    private final ErasureSettings settings;
    private final Trail trail;
    private final TransactionOperations transactions;
    private final Clock clock;

    Erasures(
            ErasureRecords records,
            ErasureList list,
            PersonalColumns columns,
            Certificate certificates,
            Vault vault,
            EvidenceStore evidence,
            FaceTraces faces,
            DocumentTraces documents,
            EmailCodes codes,
            Mails mails,
            Conversations conversations,
            CaseRemains cases,
            EngineHistory engine,
            ErasureSettings settings,
            Trail trail,
            TransactionOperations transactions,
            Clock clock) {
        this.records = records;
        this.list = list;
        this.columns = columns;
        this.certificates = certificates;
        this.vault = vault;
        this.evidence = evidence;
        this.faces = faces;
        this.documents = documents;
        this.codes = codes;
        this.mails = mails;
        this.conversations = conversations;
        this.cases = cases;
        this.engine = engine;
        this.settings = settings;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Erases what was asked for, and what is due; each once, however many nodes look at the same time. */
    void sweep() {
        for (CaseId caseId : records.requested(settings.atOnce())) {
            boolean all = true;
            for (Kind kind : Kind.values()) {
                all &= attempt(caseId, kind, Reason.REQUESTED);
            }
            if (all) {
                records.requestDone(caseId, clock.instant());
            }
        }
        for (Kind kind : Kind.values()) {
            Instant endedBefore = clock.instant().minus(settings.keeps(kind));
            records.due(kind, endedBefore, clock.instant(), settings.atOnce())
                    .forEach(caseId -> attempt(caseId, kind, Reason.RETENTION_OVER));
        }
    }

    /** One that fails is tried again, and keeps no other back. */
    private boolean attempt(CaseId caseId, Kind kind, Reason reason) {
        if (engine.runs(caseId)) {
            return false;
        }
        try {
            transactions.executeWithoutResult(transaction -> erase(caseId, kind, reason));
            return true;
        } catch (RuntimeException notNow) {
            log.warn("Case {}: {} could not be erased", caseId, kind, notNow);
            return false;
        }
    }

    /** Erases what was erased before, also of a case that seems to go on in an older copy of the database. */
    void again(CaseId caseId, Kind kind) {
        transactions.executeWithoutResult(transaction -> {
            if (engine.runs(caseId)) {
                engine.end(caseId);
            }
            cases.end(caseId, clock.instant());
            erase(caseId, kind, Reason.ERASED_BEFORE);
        });
    }

    private void erase(CaseId caseId, Kind kind, Reason reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!records.begin(caseId, kind, reason, now)) {
            return;
        }
        List<Found> before = columns.of(caseId, kind);
        Optional<String> key = Optional.empty();
        switch (kind) {
            case PICTURES -> erasePictures(caseId);
            case PERSONAL -> key = erasePersonal(caseId);
            case KNOWN_DOCUMENTS -> documents.forget(caseId);
        }
        List<Found> left = columns.of(caseId, kind);
        if (!left.isEmpty()) {
            throw new IllegalStateException("Case " + caseId + ": still there after erasing " + kind + ": " + left);
        }
        records.certify(caseId, kind, certificates.of(caseId, kind, reason, now, before, key));
        Details details = Details.NONE.with("kind", kind).with("reason", reason);
        trail.record(caseId, Action.ERASED, Actor.SYSTEM, details);
        // before it is committed: nothing that is erased may be missing there
        list.add(caseId, kind, now);
        log.info("Case {}: {} erased", caseId, kind);
    }

    private void erasePictures(CaseId caseId) {
        documents.erase(caseId);
        faces.erase(caseId);
        evidence.erase(caseId);
    }

    /** What is sealed goes with its key, in copies of the database too. */
    private Optional<String> erasePersonal(CaseId caseId) {
        erasePictures(caseId);
        conversations.erase(caseId);
        codes.erase(caseId);
        mails.forget(caseId.toString());
        cases.erase(caseId, PersonalColumns.NOBODY);
        engine.erase(caseId);
        return vault.erase(caseId);
    }
}
