package io.keyback.recovery;

import io.keyback.caseid.CaseId;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceStore;
import java.util.EnumSet;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Component;

/**
 * A hash over exactly what a check judges. As long as it is the same the check need not run again; when it is another,
 * what the check found counts for nothing. Evidence that no check judges changes none of them.
 */
@Component
class CheckFingerprints {

    private final EvidenceStore evidence;
    private final Answers answers;

    CheckFingerprints(EvidenceStore evidence, Answers answers) {
        this.evidence = evidence;
        this.answers = answers;
    }

    String of(CaseId caseId, CheckKind kind) {
        return DigestUtils.sha256Hex(
                switch (kind) {
                    case FORM ->
                        answers.canonical(
                                caseId, EnumSet.of(RequestForm.PERSONAL_INFORMATION, RequestForm.TRANSACTIONS));
                    case FACE -> // it is compared with the document
                        evidence.fingerprint(caseId, EnumSet.of(EvidenceKind.FACE_FRAME, EvidenceKind.DOCUMENT_FRONT))
                                + answers.canonical(caseId, EnumSet.of(RequestForm.FACE));
                    case DOCUMENT ->
                        evidence.fingerprint(
                                        caseId, EnumSet.of(EvidenceKind.DOCUMENT_FRONT, EvidenceKind.DOCUMENT_BACK))
                                + answers.canonical(
                                        caseId,
                                        EnumSet.of(RequestForm.DOCUMENT_TYPE, RequestForm.PERSONAL_INFORMATION));
                });
    }
}
