package io.keyback.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who did something.
 *
 * @param staff what the member of staff signs in with; null for all who are not staff
 */
public record Actor(Kind kind, @Nullable String staff) {

    /** What kind of actor there is. */
    public enum Kind {
        APPLICANT,
        /** Whoever opened a link that was mailed to the account's addresses. */
        ACCOUNT_HOLDER,
        STAFF,
        HOST,
        /** Keyback itself, such as a timer or a check. */
        SYSTEM,
        /** Whoever runs Keyback: its settings and its command line. */
        OPERATOR
    }

    public static final Actor APPLICANT = new Actor(Kind.APPLICANT, null);
    public static final Actor ACCOUNT_HOLDER = new Actor(Kind.ACCOUNT_HOLDER, null);
    public static final Actor HOST = new Actor(Kind.HOST, null);
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null);
    public static final Actor OPERATOR = new Actor(Kind.OPERATOR, null);

    public Actor {
        boolean named = staff != null && !staff.isEmpty();
        if (named != (kind == Kind.STAFF)) {
            throw new IllegalArgumentException("Exactly a member of staff has a name");
        }
    }

    public static Actor staff(String name) {
        return new Actor(Kind.STAFF, name);
    }
}
