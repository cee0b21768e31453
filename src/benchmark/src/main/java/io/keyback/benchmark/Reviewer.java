package io.keyback.benchmark;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;

/** A reviewer of the demo, who sends what Tasklist sends. */
final class Reviewer {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String TASK = ENGINE + "/task/";
    private static final Pattern FILTER = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final Browser browser;
    private final String name;
    private final String queue;

    private Reviewer(Browser browser, String name, String queue) {
        this.browser = browser;
        this.name = name;
        this.queue = queue;
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
        browser.open(ENGINE + "/filter?resourceType=Task");
        return new Reviewer(browser, name, ENGINE + "/filter/" + browser.found(FILTER));
    }

    /** The page of the list that Tasklist shows first. */
    synchronized void opensQueue() throws IOException, InterruptedException {
        browser.call(queue + "/list?firstResult=0&maxResults=15", "{}");
    }

    /** The number that Tasklist shows beside the list. */
    synchronized void countsQueue() throws IOException, InterruptedException {
        browser.open(queue + "/count");
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
