package io.keyback.facecheck;

import io.keyback.caseid.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is left of the face checks of a case, beside the pictures. */
@Component
public class FaceTraces {

    private final JdbcClient jdbc;

    FaceTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Erases what the attempts showed. That they were made still counts: who takes back what he showed has no more attempts
     * than others.
     */
    public void forgetShown(CaseId caseId) {
        jdbc.sql("""
                update keyback.face_capture set shown = false, evidence = null, sealed = null, engine = null
                where case_id = ?
                """).param(caseId.value()).update();
    }

    /** Erases the attempts, and what lent them a second device. */
    public void erase(CaseId caseId) {
        jdbc.sql("delete from keyback.face_capture where case_id = ?")
                .param(caseId.value())
                .update();
        jdbc.sql("delete from keyback.face_hand_over where case_id = ?")
                .param(caseId.value())
                .update();
    }
}
