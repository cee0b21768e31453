package io.keyback.faults;

import io.keyback.evidence.DrawnPictures;
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
        AtomicLong refusals) {

    static World of(Cluster cluster) {
        Books books = cluster.books();
        return new World(
                books,
                cluster.inbox(),
                new Reviewers(cluster.nodes()),
                new HostEvents(books, cluster.nodes()),
                DrawnPictures.passportPage(),
                new AtomicLong());
    }
}
