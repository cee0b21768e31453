package io.keyback.access;

/** Port: where members of staff are kept. */
public interface StaffDirectory {

    /** Enrols the member of staff; one who is enrolled already is left as he is, password included. */
    void ensure(Staff staff);
}
