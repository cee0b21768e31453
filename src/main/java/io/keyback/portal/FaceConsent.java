package io.keyback.portal;

import io.keyback.caseid.CaseId;
import io.keyback.recovery.CaseView;
import io.keyback.recovery.Consents;
import io.keyback.recovery.StepNotOpen;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes the consent to the face check while a face is wanted, and lets nobody record one without it. */
@Component
class FaceConsent {

    private final Consents consents;
    private final Submissions submissions;
    private final FaceByPhone faceByPhone;
    private final TransactionOperations transactions;

    FaceConsent(
            Consents consents, Submissions submissions, FaceByPhone faceByPhone, TransactionOperations transactions) {
        this.consents = consents;
        this.submissions = submissions;
        this.faceByPhone = faceByPhone;
        this.transactions = transactions;
    }

    /**
     * Takes it on the screen on which the request is open.
     *
     * @throws StepNotOpen when no face is wanted
     * @throws TakenOver when another device goes on with the case by now
     */
    void give(CaseView theCase) {
        transactions.executeWithoutResult(transaction -> {
            CaseView present = submissions.lock(theCase);
            submissions.requirePicturesWanted(present, FaceByPhone.ITEMS, FaceCheckRule.FORM);
            consents.give(present.id());
        });
    }

    /**
     * Takes it on a phone.
     *
     * @param handOver by which the phone shows the face
     * @throws HandOverClosed when it is to show none, or no longer
     */
    void giveByPhone(UUID handOver) {
        CaseView theCase = faceByPhone.caseOf(handOver);
        transactions.executeWithoutResult(transaction -> {
            submissions.lock(theCase);
            consents.give(faceByPhone.caseOf(handOver).id());
        });
    }

    /** @throws ConsentMissing when none holds */
    void require(CaseId caseId) {
        if (!consents.given(caseId)) {
            throw new ConsentMissing();
        }
    }
}
