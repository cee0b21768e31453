package io.keyback.benchmark;

import java.io.IOException;

/** The two people who approve. */
record Reviewers(Reviewer first, Reviewer second) {

    static Reviewers signedIn(Keyback keyback) throws IOException, InterruptedException {
        return new Reviewers(Reviewer.ruth(keyback.address()), Reviewer.simon(keyback.address()));
    }
}
