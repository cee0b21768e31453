package io.keyback.benchmark;

import java.io.IOException;
import java.util.Map;

/** A reviewer of the demo, who sends what Tasklist sends. */
final class Reviewer {

    private static final String TASK = "/camunda/api/engine/engine/default/task/";

    private final Browser browser;
    private final String name;

    private Reviewer(Browser browser, String name) {
        this.browser = browser;
        this.name = name;
    }

    static Reviewer ruth(String site) throws IOException, InterruptedException {
        return signedIn(site, "ruth", "ruth-reads-closely");
    }

    static Reviewer simon(String site) throws IOException, InterruptedException {
        return signedIn(site, "simon", "simon-reads-twice");
    }

    private static Reviewer signedIn(String site, String name, String password)
            throws IOException, InterruptedException {
        Browser browser = new Browser(site);
        browser.open("/staff/sign-in");
        browser.submit("/staff/sign-in", Map.of("username", name, "password", password));
        browser.open("/camunda/app/tasklist/default/");
        return new Reviewer(browser, name);
    }

    /** On every ground that a reviewer can give. */
    synchronized void approves(String task) throws IOException, InterruptedException {
        browser.call(TASK + task + "/claim", "{\"userId\": \"" + name + "\"}");
        browser.call(TASK + task + "/submit-form", """
                {"variables": {
                    "decision": {"value": "APPROVED"},
                    "faceMatchesDocument": {"value": true},
                    "spokeWithPerson": {"value": true},
                    "documentGenuine": {"value": true},
                    "detailsAgree": {"value": true},
                    "note": {"value": "All agrees"}}}
                """);
    }
}
