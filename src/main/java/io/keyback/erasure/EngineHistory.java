package io.keyback.erasure;

import io.keyback.caseid.CaseId;

/** Port: what the engine remembers of a case. */
public interface EngineHistory {

    /** Whether the process of the case still runs; nothing of it is erased then. */
    boolean runs(CaseId caseId);

    /** Ends the process of the case where it stands, without what would come next. */
    void end(CaseId caseId);

    /** Deletes all that the engine remembers of the case. */
    void erase(CaseId caseId);
}
