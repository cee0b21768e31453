package io.keyback.access;

/** What a member of staff does; decides what he may see and call. */
public enum StaffRole {
    /** Judges cases, in Tasklist. */
    REVIEWER,
    /** Judges cases too, and those that a reviewer hands up. */
    SENIOR_REVIEWER,
    /** Watches the process and has failed steps tried again, in Cockpit. */
    PROCESS_OWNER,
    /** Manages staff, in Admin. */
    ADMINISTRATOR;

    /** The name of the role in Spring Security's authorities. */
    public String authority() {
        return "ROLE_" + name();
    }
}
