package io.keyback.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A member of staff for whom a sign-in elsewhere vouches.
 *
 * @param username letters and digits, and the same for as long as he is the same person there, whatever he is called
 * @param displayName first and last name
 * @param email null where the sign-in does not say
 * @param roles what he does now; empty for somebody who is no member of staff, or is none any more
 */
public record VouchedStaff(
        String username, String displayName, @Nullable String email, Set<StaffRole> roles) {

    public VouchedStaff {
        roles = Set.copyOf(roles);
    }

    @Override
    public String toString() {
        return "VouchedStaff[" + username + ", " + roles + "]";
    }
}
