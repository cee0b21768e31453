package io.keyback.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.LoadState;
import java.util.List;

/** What a reviewer does in Tasklist. */
final class Reviewer {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final double WHEEL_PIXELS = 300;
    private static final String WIDER_THAN_THEIR_PLACE = """
            () => [...document.querySelectorAll('.task-details, .task-details *')]
                .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
                .filter((one) => ['auto', 'scroll'].includes(getComputedStyle(one).overflowX))
                .map((one) => one.className)
            """;

    private static final String LIES_LIKE_A_CODE =
            "cut => cut.naturalWidth > 3 * cut.naturalHeight && cut.naturalHeight > 0";

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

    private void comesToTheList() {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        journey.comesTo(page, TASKLIST, page.locator("section.tasks-list"));
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

    void seesTheCheck(String outcome, String... reasons) {
        Locator check = page.locator(".keyback-check").filter(new Locator.FilterOptions().setHasText(outcome));
        assertThat(check).isVisible();
        assertThat(check.locator("li")).hasText(reasons);
    }

    /** What was read, what it was held against, and what came of it. */
    void seesRead(String label, String... cells) {
        Locator header = page.getByRole(
                AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName(label).setExact(true));
        Locator row = reading().locator("tbody tr").filter(new Locator.FilterOptions().setHas(header));
        assertThat(row.locator("td")).hasText(cells);
    }

    /** Upright, and nothing but the code. */
    void seesCutOut(String code) {
        Locator cut = reading().getByAltText(code + ", cut out");
        page.waitForCondition(() -> (boolean) cut.evaluate(LIES_LIKE_A_CODE));
    }

    void opensTheMessages() {
        tab("Messages").click();
        assertThat(page.getByLabel("Message to the applicant")).isVisible();
    }

    void opensTheForm() {
        tab("Form").click();
        assertThat(page.locator(".fjs-form")).isVisible();
    }

    void doesNotSeeInTheEvidence(String words) {
        assertThat(page.locator(".task-details article")).not().containsText(words);
    }

    void seesFaceAndPortraitAtTheSameHeight() {
        BoundingBox face = stage("Face check").boundingBox();
        BoundingBox portrait = stage("Portrait on the document").boundingBox();
        assertThat(new double[] {portrait.y, portrait.height}).isEqualTo(new double[] {face.y, face.height});
        assertThat(portrait.x).isGreaterThanOrEqualTo(face.x + face.width);
    }

    /** Presses a key on a picture, and reads below it what has come of it. */
    void pressesOn(String viewer, String key, String caption) {
        stage(viewer).focus();
        page.keyboard().press(key);
        assertThat(section(viewer).locator(".keyback-caption")).containsText(caption);
    }

    /** Says what she needs them for. */
    void unmasks(String what, String reason) {
        Locator section = page.locator(".keyback-unmasking")
                .filter(new Locator.FilterOptions().setHasText("Show in clear: " + what));
        section.locator("summary").press("Enter");
        section.getByRole(AriaRole.BUTTON, named(reason)).press("Enter");
    }

    /** Counts what she does from the next page on. */
    Presses presses() {
        return Presses.on(page);
    }

    /** Turns the wheel until the end has come; answers how many things there were to look at. */
    int readsTheEvidenceToItsEnd() {
        Locator evidence = page.locator(".task-details article");
        turnsTheWheelTo(evidence.locator("section").last());
        return evidence.locator(".keyback-stage, tbody tr, .keyback-check").count();
    }

    private void turnsTheWheelTo(Locator end) {
        page.locator(".task-details").hover(new Locator.HoverOptions().setPosition(20, 200));
        while (!isOnTheScreen(end)) {
            page.mouse().wheel(0, WHEEL_PIXELS);
        }
    }

    private boolean isOnTheScreen(Locator end) {
        BoundingBox box = end.boundingBox();
        return box.y + box.height <= page.viewportSize().height;
    }

    /** Everything agrees; there is nothing to add in words. */
    void approvesOnEveryGround() {
        opensTheForm();
        form().getByLabel("Approve").check();
        form().getByLabel("The face matches the document").check();
        form().getByLabel("The document is genuine and valid").check();
        form().getByLabel("The details agree").check();
        looks("decision");
        Locator complete = complete();
        turnsTheWheelTo(complete);
        complete.click();
        assertThat(page.locator(".task-details .unclaim")).isHidden();
    }

    void approves(String note) {
        triesToApprove(note);
        hasCompleted();
    }

    void approvesAfterACall(String note) {
        opensTheForm();
        form().getByLabel("Approve").check();
        form().getByLabel("I saw and spoke to the person").check();
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

    void isRefused(String why) {
        Locator notice = page.locator(".alert").filter(new Locator.FilterOptions().setHasText(why));
        assertThat(notice).isVisible();
        notice.locator("[ng-click^=removeNotification]").click(); // it lies over the button
        assertThat(notice).isHidden();
        assertThat(page.locator(".task-details .unclaim")).isVisible();
    }

    void leavesItToAnother() {
        page.locator(".task-details .unclaim").click();
        assertThat(page.locator(".task-details").getByText("Claim", exactlyText()))
                .isVisible();
    }

    void triesToApprove(String note) {
        opensTheForm();
        form().getByLabel("Approve").check();
        form().getByLabel("The face matches the document").check();
        form().getByLabel("Note").fill(note);
        pressesComplete();
    }

    void ticks(String item, String why, String reason) {
        form().getByLabel(item, exactly()).check();
        choose(why, reason);
    }

    void asks(String question) {
        form().getByLabel("A question in your own words").check();
        form().getByLabel("Your question").fill(question);
    }

    /** The form shows what the applicant will read, and nothing more of that kind. */
    void seesWhatTheApplicantReads(String... words) {
        assertThat(form().locator("blockquote")).hasText(words);
    }

    void sendsTheRequest() {
        completes();
    }

    void choosesToReject(String reason) {
        form().getByLabel("Reject").check();
        choose("Reason for the rejection", reason);
    }

    void choosesToApprove() {
        form().getByLabel("Approve").check();
    }

    /** All of the tab at once, and nothing of it to be scrolled to sideways. */
    void looksAtAllOfIt(String what) {
        journey.lookAtAll(
                page,
                what,
                width -> assertThat((List<?>) page.evaluate(WIDER_THAN_THEIR_PLACE))
                        .as("what is wider than its place at " + width)
                        .isEmpty());
    }

    void looks(String what) {
        journey.look(page, what);
    }

    private void completes() {
        pressesComplete();
        hasCompleted();
    }

    private void hasCompleted() {
        assertThat(page.locator(".task-details .unclaim")).isHidden();
    }

    /** The button is below the fold where the form is long; leaving the last field first keeps it where it is. */
    private void pressesComplete() {
        page.keyboard().press("Tab");
        Locator complete = complete();
        complete.scrollIntoViewIfNeeded();
        complete.click();
    }

    private void choose(String label, String option) {
        Locator field = form().locator(".fjs-form-field-select").filter(new Locator.FilterOptions().setHasText(label));
        field.locator(".fjs-input-group").click();
        field.locator(".fjs-dropdownlist-item").getByText(option, exactlyText()).click();
    }

    private Locator complete() {
        return page.locator(".task-details").getByRole(AriaRole.BUTTON, named("Complete"));
    }

    private Locator reading() {
        return page.getByLabel("What was read of the document");
    }

    private Locator section(String viewer) {
        return page.locator(".keyback-viewer[aria-label='" + viewer + "']");
    }

    private Locator stage(String viewer) {
        return section(viewer).locator(".keyback-stage");
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
