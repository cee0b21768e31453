package io.keyback.documentcheck;

import io.keyback.caseid.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is left of the documents of a case, beside the pictures. */
@Component
public class DocumentTraces {

    private final JdbcClient jdbc;

    DocumentTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Erases what was read of them, and why pictures of them were sent back. */
    public void erase(CaseId caseId) {
        jdbc.sql("delete from keyback.document_reading where case_id = ?")
                .param(caseId.value())
                .update();
        jdbc.sql("delete from keyback.picture_refusal where case_id = ?")
                .param(caseId.value())
                .update();
    }

    /** Forgets by what they would be known again in another account's case. */
    public void forget(CaseId caseId) {
        jdbc.sql("delete from keyback.document_seen where case_id = ?")
                .param(caseId.value())
                .update();
    }
}
