package io.keyback.account;

import java.util.regex.Pattern;

/**
 * One plain mailbox, such as {@code ann@example.org}: no display name, group, route, comment or quoted part of RFC 5322,
 * and no encoded word of RFC 2047, because each of them has been used to make a mail go somewhere else.
 */
public record EmailAddress(String value) {

    private static final int MAX_LENGTH = 254;
    private static final Pattern PLAIN =
            Pattern.compile("(?!.*=\\?)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    /** Throws {@link IllegalArgumentException} when the text is not one plain mailbox. */
    public EmailAddress {
        if (value.length() > MAX_LENGTH || !PLAIN.matcher(value).matches()) {
            throw new IllegalArgumentException("Not one plain email address");
        }
    }

    /** The address for a page that an applicant sees: {@code a***@example.org}. */
    public String masked() {
        return value.charAt(0) + "***" + value.substring(value.indexOf('@'));
    }

    @Override
    public String toString() {
        return masked();
    }
}
