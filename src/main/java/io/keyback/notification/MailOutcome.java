package io.keyback.notification;

/** What came of a mail to one recipient. */
enum MailOutcome {
    /** The mail server took it. */
    DELIVERED,
    /** The mail server refuses this address for good. */
    UNDELIVERABLE
}
