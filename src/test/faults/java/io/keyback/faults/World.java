package io.keyback.faults;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What all applicants have in common.
 *
 * @param refusals how often something was not taken, and had to be sent again
 */
record World(
        Books books,
        Inbox inbox,
        Reviewers reviewers,
        HostEvents events,
        @SuppressWarnings("ArrayRecordComponent") byte[] picture,
        AtomicLong refusals) {}
