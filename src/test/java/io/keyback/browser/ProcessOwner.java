package io.keyback.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What a process owner does in Cockpit. */
final class ProcessOwner {

    private static final String COCKPIT = "/camunda/app/cockpit/default/";

    private final Journey journey;
    private final Page page;
    private final String username;
    private final String password;

    ProcessOwner(Journey journey, Page page, String username, String password) {
        this.journey = journey;
        this.page = page;
        this.username = username;
        this.password = password;
    }

    Page page() {
        return page;
    }

    void signsIn() {
        page.navigate(COCKPIT);
        page.getByLabel("Username").fill(username);
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        assertThat(page.getByText("Right Now")).isVisible();
    }

    /** From wherever she is in Cockpit to the process and its running cases. */
    void opensTheProcess() {
        Locator process = page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName("Recovery").setExact(true));
        journey.comesTo(page, COCKPIT + "#/processes", process);
        process.click();
        assertThat(page.locator("table.process-instances tbody tr").first()).isVisible();
    }

    void opensTheCase(String caseId) {
        page.locator("tr")
                .filter(new Locator.FilterOptions().setHasText(caseId))
                .locator("a[href*='#/process-instance/']")
                .last()
                .click();
        assertThat(page.locator(".ctn-sidebar")).containsText(caseId);
    }

    void seesTheIncident(String words) {
        assertThat(page.locator(".ctn-tabbed tbody")).containsText(words);
    }

    void seesTheCaseAt(String activity) {
        assertThat(badges(activity).locator(".instance-count")).hasText("1");
    }

    void seesAnIncidentAt(String activity) {
        assertThat(badges(activity).locator(".instance-incidents")).isVisible();
    }

    void opensTheTab(String name) {
        page.locator(".ctn-tabbed")
                .getByText(name, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    /** At once; the engine would keep the step until its next try was due, which after the last one is hours away. */
    void hasItTriedAgain() {
        page.locator(".ctn-tabbed tbody .glyphicon-repeat:visible").click();
        Locator dialog = page.locator(".modal-content");
        dialog.locator("#dueDate").check();
        journey.look(page, "retry");
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Retry").setExact(true))
                .click();
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("OK").setExact(true))
                .click();
    }

    private Locator badges(String activity) {
        return page.locator(".djs-overlays[data-container-id='" + activity + "']");
    }

    void looks(String what) {
        journey.look(page, what);
    }
}
