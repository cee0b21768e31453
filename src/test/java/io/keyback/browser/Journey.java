package io.keyback.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One test's part of the world: its devices, the people on them, and where its pictures go. */
final class Journey {

    static final int DESKTOP = 1280;
    static final int WIDE = 1920;
    static final int PHONE = 375;

    /** They are for people, and take a tenth of the whole run: {@code mvn verify -Dpictures}. */
    private static final boolean PICTURES_WANTED = System.getProperty("pictures") != null;

    private static final Path PICTURES = Path.of("target", "journeys");
    private static final int HEIGHT = 800;
    private static final int TALL = 2600;
    private static final double PICTURE_MILLIS = 10_000;
    private static final double SPINNER_MILLIS = 15_000;
    private static final int PICTURE_TRIES = 3;

    private final Site site;
    private final Browser browser;
    private final String name;
    private final List<BrowserContext> devices = new ArrayList<>();

    Journey(Site site, Browser browser, String name) {
        this.site = site;
        this.browser = browser;
        this.name = name;
    }

    /** A holder whose account exists already, at a computer. */
    Applicant applicant(Holder holder) {
        return applicant(holder, DESKTOP);
    }

    Applicant applicant(Holder holder, int width) {
        return new Applicant(this, holder, device(width));
    }

    /** A holder whose account is opened now. */
    Applicant newApplicant(String firstName, String lastName) {
        return newApplicant(Holder.named(firstName, lastName));
    }

    Applicant newApplicant(Holder holder) {
        new ExchangeBooks(site.database()).open(holder);
        return applicant(holder);
    }

    ProcessOwner processOwner() {
        return new ProcessOwner(this, device(DESKTOP), "petra", "petra-owns-the-flow");
    }

    Reviewer reviewer() {
        return reviewerAt(site);
    }

    /** The same reviewer, who comes to another node. */
    Reviewer reviewerAt(Site node) {
        return new Reviewer(this, device(DESKTOP, node), "ruth", "ruth-reads-closely");
    }

    Reviewer seniorReviewer() {
        return new Reviewer(this, device(DESKTOP), "simon", "simon-reads-twice");
    }

    /** A browser with cookies and a window of its own. */
    Page device(int width) {
        return device(width, site);
    }

    private Page device(int width, Site node) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(node.address())
                .setViewportSize(width, HEIGHT)
                .setHasTouch(width <= PHONE)
                .setPermissions(List.of("camera"))
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin"));
        devices.add(context);
        return context.newPage();
    }

    JdbcClient database() {
        return site.database();
    }

    /** The id of the task of this name in the holder's case, once it is there. */
    String task(String name, Holder holder, Page waiting) {
        waiting.waitForCondition(() -> tasks(name, holder).size() == 1);
        return tasks(name, holder).get(0);
    }

    private List<String> tasks(String name, Holder holder) {
        return database()
                .sql("""
                        select task.id_ from act_ru_task task join act_ru_execution process on process.id_ = task.proc_inst_id_
                        where task.name_ = :name and process.business_key_ = :case
                        """)
                .param("name", name)
                .param("case", latestCase(holder))
                .query(String.class)
                .list();
    }

    /** The id of the newest case of the holder's account. */
    String latestCase(Holder holder) {
        return database()
                .sql("""
                        select cast(id as text) from keyback.recovery_case
                        where account_id = :account order by opened_at desc limit 1
                        """)
                .param("account", "halden-" + holder.login())
                .query(String.class)
                .single();
    }

    /** Camunda's webapps have been seen to stop at their spinner when they were left while they loaded; a person reloads. */
    void comesTo(Page page, String address, Locator sign) {
        page.navigate(address);
        try {
            sign.waitFor(new Locator.WaitForOptions().setTimeout(SPINNER_MILLIS));
        } catch (TimeoutError spinning) {
            page.reload();
        }
    }

    /** Pictures of a page that has arrived, wide and narrow, where somebody wants them; while another one is on its way Chromium may not answer. */
    void look(Page page, String what) {
        page.waitForLoadState();
        if (!PICTURES_WANTED) {
            return;
        }
        int width = page.viewportSize().width;
        for (int each : new int[] {DESKTOP, PHONE}) {
            page.setViewportSize(each, HEIGHT);
            shoot(page, what + "-" + each);
        }
        page.setViewportSize(width, HEIGHT);
    }

    /** The same of all that stands in panes that scroll, at a desk: on a small screen and on a wide one. */
    void lookAtAll(Page page, String what, IntConsumer each) {
        for (int width : new int[] {DESKTOP, WIDE}) {
            page.setViewportSize(width, TALL);
            if (PICTURES_WANTED) {
                shoot(page, what + "-" + width);
            }
            each.accept(width);
        }
        page.setViewportSize(DESKTOP, HEIGHT);
    }

    void end(boolean failed) {
        for (BrowserContext device : devices) {
            if (failed) {
                for (Page page : device.pages()) {
                    shoot(
                            page,
                            "failed-" + devices.indexOf(device) + "-"
                                    + device.pages().indexOf(page));
                }
            }
            device.close();
        }
    }

    /** Chromium sometimes never answers when it is asked for a picture, most of all of a page behind another. */
    private void shoot(Page page, String what) {
        Page.ScreenshotOptions picture = new Page.ScreenshotOptions()
                .setFullPage(true)
                .setTimeout(PICTURE_MILLIS)
                .setPath(PICTURES.resolve(name + "-" + what + ".png"));
        for (int tries = 1; ; tries++) {
            try {
                page.bringToFront();
                page.screenshot(picture);
                return;
            } catch (TimeoutError noAnswer) {
                if (tries == PICTURE_TRIES) {
                    throw noAnswer;
                }
            }
        }
    }
}
