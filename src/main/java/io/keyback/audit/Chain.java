package io.keyback.audit;

import io.keyback.caseid.CaseId;
import io.keyback.caseid.CaseReference;
import java.util.UUID;

/** A sequence of entries: of a case, or the one of all that belongs to no case. */
record Chain(UUID id) {

    /** No case has this id: those are random. */
    static final Chain SYSTEM = new Chain(new UUID(0, 0));

    static Chain of(CaseId caseId) {
        return new Chain(caseId.value());
    }

    boolean isOf(CaseReference reference) {
        return !equals(SYSTEM) && CaseReference.of(new CaseId(id)).equals(reference);
    }

    /** As people read it. */
    @Override
    public String toString() {
        return equals(SYSTEM) ? "the chain of the system" : "the chain of case " + CaseReference.of(new CaseId(id));
    }
}
