package io.keyback.benchmark;

import java.io.IOException;
import java.util.Map;

/** A reviewer of the demo, who sends what Tasklist sends. */
final class Reviewer {

    private static final String TASK = "/camunda/api/engine/engine/default/task/";
    private static final String NAME = "ruth";

    private final Browser browser;

    private Reviewer(Browser browser) {
        this.browser = browser;
    }

    static Reviewer signedIn(Browser browser) throws IOException, InterruptedException {
        browser.open("/staff/sign-in");
        browser.submit("/staff/sign-in", Map.of("username", NAME, "password", "ruth-reads-closely"));
        browser.open("/camunda/app/tasklist/default/");
        return new Reviewer(browser);
    }

    synchronized void approves(String task) throws IOException, InterruptedException {
        browser.call(TASK + task + "/claim", "{\"userId\": \"" + NAME + "\"}");
        browser.call(
                TASK + task + "/submit-form",
                """
                {"variables": {
                    "decision": {"value": "APPROVED"},
                    "faceMatchesDocument": {"value": true},
                    "note": {"value": "All agrees"}}}
                """);
    }
}
