package io.keyback.recovery;

import io.keyback.audit.Action;
import io.keyback.audit.Actor;
import io.keyback.audit.Details;
import io.keyback.audit.Trail;
import io.keyback.caseid.CaseId;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceStore;
import io.keyback.facecheck.FaceHandOver;
import io.keyback.facecheck.FaceHandOvers;
import io.keyback.facecheck.FaceTraces;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The consent to the face check: without it no face is recorded, and when it is withdrawn, what was recorded goes with
 * it. A case has one at most that holds.
 */
@Component
public class Consents {

    private static final Logger log = LoggerFactory.getLogger(Consents.class);

    private final RecoveryCases cases;
    private final RecoveryProcess process;
    private final Answers answers;
    private final EvidenceStore evidence;
    private final FaceTraces faces;
    private final FaceHandOvers handOvers;
    private final AtOnce atOnce;
    private final Trail trail;
    private final JdbcClient jdbc;
    private final Clock clock;

    Consents(
            RecoveryCases cases,
            RecoveryProcess process,
            Answers answers,
            EvidenceStore evidence,
            FaceTraces faces,
            FaceHandOvers handOvers,
            AtOnce atOnce,
            Trail trail,
            JdbcClient jdbc,
            Clock clock) {
        this.cases = cases;
        this.process = process;
        this.answers = answers;
        this.evidence = evidence;
        this.faces = faces;
        this.handOvers = handOvers;
        this.atOnce = atOnce;
        this.trail = trail;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Records that the applicant agreed to the present sentence. Nothing is to be recorded where a consent holds. */
    @Transactional
    public void give(CaseId caseId) {
        cases.locked(caseId);
        if (given(caseId)) {
            return;
        }
        jdbc.sql("""
                insert into keyback.consent (case_id, number, wording, given_at)
                select :case, count(*) + 1, :wording, :now from keyback.consent where case_id = :case
                """)
                .param("case", caseId.value())
                .param("wording", ConsentWording.PRESENT.name())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        trail.record(
                caseId, Action.CONSENT_GIVEN, Actor.APPLICANT, Details.NONE.with("wording", ConsentWording.PRESENT));
        log.info("Case {}: consent to the face check given", caseId);
    }

    /** Whether a consent holds. */
    @Transactional(readOnly = true)
    public boolean given(CaseId caseId) {
        return of(caseId).stream().anyMatch(consent -> consent.withdrawnAt() == null);
    }

    /** Whether there is a consent that can be withdrawn: one that holds, in a case that is not decided. */
    @Transactional(readOnly = true)
    public boolean withdrawable(CaseView view) {
        return view.status().withdrawable() && given(view.id());
    }

    /** All that were given, oldest first. */
    @Transactional(readOnly = true)
    public List<Consent> of(CaseId caseId) {
        return jdbc.sql("""
                        select wording, given_at, withdrawn_at from keyback.consent where case_id = ? order by number
                        """).param(caseId.value()).query(Consents::consent).list();
    }

    /**
     * Withdraws the consent of a case that is not decided, and erases at once what was recorded by it. A person checks
     * instead: where the face check was done, its answer says so from now on, and what is being decided is decided anew.
     * Nothing happens where no consent holds, or the case is decided.
     *
     * @return the case as it stands now
     * @throws CaseBusy when there was no quiet moment in {@link AtOnce#TRIES} tries; nothing was changed
     */
    public CaseView withdraw(CaseId caseId) {
        return atOnce.run(() -> withdrawNow(caseId));
    }

    private CaseView withdrawNow(CaseId caseId) {
        RecoveryCase found = cases.locked(caseId);
        if (found.status().withdrawable() && end(caseId)) {
            trail.record(caseId, Action.CONSENT_WITHDRAWN, Actor.APPLICANT);
            handOvers.end(caseId, FaceHandOver.End.TAKEN_BACK);
            evidence.erase(caseId, EvidenceKind.FACE_FRAME);
            faces.forgetShown(caseId);
            askForPerson(caseId);
            if (found.status() == CaseStatus.IN_REVIEW) {
                process.decideAnew(caseId);
            }
            log.info("Case {}: consent to the face check withdrawn, its pictures erased", caseId);
        }
        return cases.find(caseId).orElseThrow();
    }

    private boolean end(CaseId caseId) {
        return jdbc.sql("update keyback.consent set withdrawn_at = ? where case_id = ? and withdrawn_at is null")
                        .params(Timestamp.from(clock.instant()), caseId.value())
                        .update()
                == 1;
    }

    /** Who has not come to the face check yet, chooses when he comes to it. */
    private void askForPerson(CaseId caseId) {
        Map<String, @Nullable Object> answer = answers.get(caseId, RequestForm.FACE.id());
        if (!answer.isEmpty() && !FaceAnswer.asksForPerson(answer)) {
            answers.put(caseId, RequestForm.FACE.id(), FaceAnswer.person(PersonReason.CONSENT_WITHDRAWN));
        }
    }

    private static Consent consent(ResultSet row, int number) throws SQLException {
        return new Consent(
                ConsentWording.valueOf(row.getString("wording")),
                row.getTimestamp("given_at").toInstant(),
                instantOrNull(row.getTimestamp("withdrawn_at")));
    }

    private static @Nullable Instant instantOrNull(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
