package io.keyback.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;

/** What a reviewer does in Tasklist. */
final class Reviewer {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final double SPINNER_MILLIS = 15_000;

    private final Journey journey;
    private final Page page;
    private final String username;
    private final String password;

    Reviewer(Journey journey, Page page, String username, String password) {
        this.journey = journey;
        this.page = page;
        this.username = username;
        this.password = password;
    }

    Page page() {
        return page;
    }

    void signsIn() {
        page.navigate(TASKLIST);
        page.getByLabel("Username").fill(username);
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        assertThat(page.locator("section.tasks-list")).isVisible();
    }

    /** Opens the task of the holder's case from the list, once it is there. */
    void opens(String task, Holder holder) {
        String id = journey.task(task, holder, page);
        comesToTheList();
        page.locator("ol.tasks-list a[href*='" + id + "']").click();
    }

    /** In the list, which she comes to anew. */
    void seesTheMark(String mark, String task, Holder holder) {
        String id = journey.task(task, holder, page);
        comesToTheList();
        Locator card = page.locator("ol.tasks-list > li")
                .filter(new Locator.FilterOptions().setHas(page.locator("a[href*='" + id + "']")));
        assertThat(card.locator(".keyback-queue-mark")).hasText(mark);
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Next case")))
                .isVisible();
    }

    /** Tasklist's own start has been seen to stop at its spinner when it was left while it loaded; a person reloads. */
    private void comesToTheList() {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.navigate(TASKLIST);
        try {
            page.locator("section.tasks-list").waitFor(new Locator.WaitForOptions().setTimeout(SPINNER_MILLIS));
        } catch (TimeoutError spinning) {
            page.reload();
        }
    }

    /** Opens the task; it is hers already or she claims it. */
    void takes(String task, Holder holder) {
        opens(task, holder);
        Locator claim = page.locator(".task-details").getByText("Claim", exactlyText());
        Locator hers = page.locator(".task-details .unclaim");
        assertThat(claim.or(hers)).isVisible();
        if (claim.isVisible()) {
            claim.click();
        }
        assertThat(hers).isVisible();
    }

    void opensTheEvidence() {
        tab("Evidence").click();
        seesThePictures();
    }

    /** Something happens between the answer that the evidence is closed and its arrival at the tab that asked first. */
    void isRefusedTheEvidence(Runnable meanwhile) {
        page.route(
                "**/review/cases/*",
                request -> {
                    APIResponse refusal = request.fetch();
                    assertThat(refusal).not().isOK();
                    meanwhile.run();
                    request.fulfill(new Route.FulfillOptions().setResponse(refusal));
                },
                new Page.RouteOptions().setTimes(1));
    }

    void seesThePictures() {
        assertThat(page.getByLabel("Face check").locator("img").first()).isVisible();
        assertThat(page.getByLabel("Identity document").locator("img").first()).isVisible();
    }

    void seesInTheEvidence(String words) {
        assertThat(page.locator(".task-details article")).containsText(words);
    }

    void opensTheForm() {
        tab("Form").click();
        assertThat(page.locator(".fjs-form")).isVisible();
    }

    void approves(String note) {
        opensTheForm();
        form().getByLabel("Approve").check();
        form().getByLabel("Note").fill(note);
        completes();
    }

    /** He found out about a stop on another way than mail. */
    void liftsTheStop(String note) {
        opensTheForm();
        form().getByLabel("The stop was a mistake").check();
        form().getByLabel("Note").fill(note);
        completes();
    }

    void rejects(String reason, String note) {
        opensTheForm();
        form().getByLabel("Reject").check();
        choose("Reason for the rejection", reason);
        form().getByLabel("Note").fill(note);
        completes();
    }

    void needsMoreInformation(String note) {
        opensTheForm();
        form().getByLabel("Request additional info").check();
        form().getByLabel("Note").fill(note);
        completes();
    }

    void asksForTheDocumentAgain(String reason) {
        opensTheForm();
        form().getByLabel("Identity document", exactly()).check();
        choose("Why: identity document", reason);
        completes();
    }

    void looks(String what) {
        journey.look(page, what);
    }

    /** The button is below the fold where the form is long; leaving the last field first keeps it where it is. */
    private void completes() {
        page.keyboard().press("Tab");
        Locator complete = page.locator(".task-details").getByRole(AriaRole.BUTTON, named("Complete"));
        complete.scrollIntoViewIfNeeded();
        complete.click();
        assertThat(page.locator(".task-details .unclaim")).isHidden();
    }

    private void choose(String label, String option) {
        Locator field = form().locator(".fjs-form-field-select").filter(new Locator.FilterOptions().setHasText(label));
        field.locator(".fjs-input-group").click();
        field.locator(".fjs-dropdownlist-item").getByText(option, exactlyText()).click();
    }

    private Locator form() {
        return page.locator(".fjs-form");
    }

    private Locator tab(String name) {
        return page.locator(".task-details .nav-tabs").getByText(name, exactlyText());
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.GetByLabelOptions exactly() {
        return new Locator.GetByLabelOptions().setExact(true);
    }

    private static Locator.GetByTextOptions exactlyText() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
