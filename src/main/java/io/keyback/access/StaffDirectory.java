package io.keyback.access;

import java.util.Set;

/** Port: where members of staff are kept. */
public interface StaffDirectory {

    /** Enrols the member of staff; one who is enrolled already is left as he is, password included. */
    void ensure(Staff staff);

    /** What he does now; empty for somebody who is not, or is no longer, a member of staff. */
    Set<StaffRole> rolesOf(String username);
}
