package io.keyback.faults;

import java.io.IOException;
import java.util.Map;

/** A reviewer and her senior colleague, who send what Tasklist sends, to whichever node answers. */
final class Reviewers {

    private static final String TASK = "/camunda/api/engine/engine/default/task/";
    private static final String APPROVAL = """
            {"variables": {
                "decision": {"value": "APPROVED"},
                "spokeWithPerson": {"value": true},
                "note": {"value": "All agrees"}}}
            """;

    private final Person first;
    private final Person second;

    Reviewers(Nodes nodes) {
        first = new Person("ruth", "ruth-reads-closely", new Browser(nodes, 0));
        second = new Person("simon", "simon-reads-twice", new Browser(nodes, 1));
    }

    void approve(String task, String taskId, boolean twice) throws IOException, InterruptedException {
        (task.equals("ReviewCase") ? first : second).approve(taskId, twice);
    }

    private static final class Person {

        private final String name;
        private final String password;
        private final Browser browser;
        private boolean signedIn;

        Person(String name, String password, Browser browser) {
            this.name = name;
            this.password = password;
            this.browser = browser;
        }

        synchronized void approve(String task, boolean twice) throws IOException, InterruptedException {
            try {
                signIn();
                browser.call(TASK + task + "/claim", "{\"userId\": \"" + name + "\"}", false);
                browser.call(TASK + task + "/submit-form", APPROVAL, twice);
            } catch (IOException | Browser.Refused e) {
                signedIn = false;
                browser.otherNode();
                throw e;
            }
        }

        private void signIn() throws IOException, InterruptedException {
            if (signedIn) {
                return;
            }
            browser.forget();
            browser.open("/staff/sign-in");
            browser.submit("/staff/sign-in", Map.of("username", name, "password", password));
            browser.open("/camunda/app/tasklist/default/");
            signedIn = true;
        }
    }
}
