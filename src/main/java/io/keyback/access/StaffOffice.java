package io.keyback.access;

import javax.sql.DataSource;

/** Port: enrols staff where nothing is served. Found with Java's service loader, because then no beans are there. */
public interface StaffOffice {

    /**
     * Enrols the member of staff.
     *
     * @param database with the schema of this version
     * @return false when somebody has this name already; nothing was changed then
     */
    boolean enrol(DataSource database, Staff staff);
}
