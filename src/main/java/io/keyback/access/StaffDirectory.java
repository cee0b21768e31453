package io.keyback.access;

import java.util.Set;

/** Port: where members of staff are kept. */
public interface StaffDirectory {

    /** Enrols the member of staff; one who is enrolled already is left as he is, password included. */
    void ensure(Staff staff);

    /**
     * Keeps a member of staff as the sign-in elsewhere knows him: makes him, or brings him up to date. Who has no role
     * gets none here, and loses those that he had; he has no password with us.
     */
    void follow(VouchedStaff staff);

    /** What he does now; empty for somebody who is not, or is no longer, a member of staff. */
    Set<StaffRole> rolesOf(String username);
}
