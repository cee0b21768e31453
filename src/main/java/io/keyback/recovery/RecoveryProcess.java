package io.keyback.recovery;

import io.keyback.caseid.CaseId;
import java.util.Optional;

/** Port: the process behind the case. All calls take part in the caller's transaction. */
public interface RecoveryProcess {

    void start(CaseId caseId);

    /** The applicant's open step, the latest where there are two; empty while the process is at work, or waits for somebody else, or has ended. */
    Optional<Step> openStep(CaseId caseId);

    /**
     * Completes the applicant's step.
     *
     * @param answer what the model's flows ask for, where they ask: the name of a flow of the step; null else
     * @throws StepNotOpen when this step of this case is not open (any more)
     * @throws CaseBusy when something else happens in the process at the same moment; nothing was changed
     */
    void complete(CaseId caseId, String stepId, StepAnswer answer);

    /**
     * Leaves whatever the case is waiting for and goes on with what a stop needs.
     *
     * @throws CaseBusy when something else happens in the process at the same moment; nothing was changed
     */
    void stop(CaseId caseId);

    /**
     * Leaves whatever the case is waiting for and goes on with what a withdrawal needs.
     *
     * @throws CaseBusy when something else happens in the process at the same moment; nothing was changed
     */
    void withdraw(CaseId caseId);

    /**
     * Leaves the decision, and begins it anew with the checks, because the applicant took back what they judged. Nothing
     * happens while nothing is being decided: the checks come then, or the case waits for the applicant.
     *
     * @throws CaseBusy when something else happens in the process at the same moment; nothing was changed
     */
    void decideAnew(CaseId caseId);

    /**
     * Begins a pause beside whatever the case is waiting for.
     *
     * @throws CaseBusy when something else happens in the process at the same moment; nothing was changed
     */
    void pause(CaseId caseId);

    /**
     * Moves what guards the decision to the present {@link Deadlines}.
     *
     * @throws CaseBusy when something else happens in the process at the same moment; nothing was changed
     */
    void reschedule(CaseId caseId);

    /** The staff member who has claimed the open review task of the case. */
    Optional<String> reviewerOf(CaseId caseId);
}
