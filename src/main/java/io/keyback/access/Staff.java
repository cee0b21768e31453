package io.keyback.access;

/**
 * A member of staff to be enrolled.
 *
 * @param username what he signs in with: letters and digits
 * @param displayName first and last name
 * @param password in clear; it is kept hashed only
 */
public record Staff(String username, String displayName, StaffRole role, String password) {

    @Override
    public String toString() {
        return "Staff[" + username + ", " + role + "]";
    }
}
