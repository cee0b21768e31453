package io.keyback.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.keyback.evidence.DrawnPictures;

/** A conversation as it stands on somebody's page. */
record Chat(Page page, String field) {

    private static final int LIVE_MILLIS = 2_000;

    static Chat of(Applicant applicant) {
        return new Chat(applicant.page(), "Your message");
    }

    static Chat of(Reviewer reviewer) {
        return new Chat(reviewer.page(), "Message to the applicant");
    }

    /** Types it and presses Enter, twice as impatient people do. */
    void writes(String text) {
        types(text);
        page.getByLabel(field).press("Enter");
        page.getByLabel(field).press("Enter");
        shows(text);
        assertThat(page.getByLabel(field)).hasValue("");
    }

    void types(String text) {
        page.getByLabel(field).fill(text);
    }

    void presses(String button) {
        page.getByRole(AriaRole.BUTTON, named(button)).click();
    }

    void attachesAPicture() {
        FileChooser file = page.waitForFileChooser(() -> presses("Attach a picture"));
        file.setFiles(new FilePayload("letter.png", "image/png", DrawnPictures.passportPage()));
        assertThat(lines().getByText("Picture sent.")).isVisible();
    }

    /** Live: within two seconds, once. */
    void shows(String text) {
        assertThat(lines().getByText(text, new Locator.GetByTextOptions().setExact(true)))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LIVE_MILLIS));
    }

    void showsAPicture() {
        assertThat(lines().locator("img")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LIVE_MILLIS));
    }

    /** All there is, in this order. */
    void shows(String... texts) {
        assertThat(lines().locator("li > p:last-child, li > a")).hasText(texts);
    }

    void says(String words) {
        assertThat(page.locator("form [role=status]").getByText(words)).isVisible();
    }

    void stillHolds(String text) {
        assertThat(page.getByLabel(field)).hasValue(text);
    }

    void isClosed() {
        assertThat(page.getByText("The conversation about your request is closed."))
                .isVisible();
        assertThat(page.getByLabel(field)).hasCount(0);
    }

    Locator lines() {
        return page.getByRole(AriaRole.LOG, named("Messages"));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
