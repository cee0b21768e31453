package io.keyback.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import io.keyback.documentcheck.drawing.Bearer;
import io.keyback.documentcheck.drawing.DrawnDocument;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.springframework.web.util.HtmlUtils;

/** What an account holder does in the browser: at the exchange, in his mailbox, and on Keyback's pages. */
final class Applicant {

    private static final Pattern CODE = Pattern.compile("(?<!\\S)\\d{8}(?!\\S)");
    private static final Pattern CODE_OR_ACCOUNT = Pattern.compile("Confirm it is you|Hello, .+");
    private static final Pattern STOP_LINK = Pattern.compile("\\S+/recovery/stop/\\S+");
    private static final Pattern MAIL_TEXT = Pattern.compile("(?s)<div class=\"mail-text\">.*?</div>");
    private static final Pattern TAG = Pattern.compile("<[^>]+>");
    private static final int YEARS_VALID = 4;
    static final double MILLIS_OF_FACE_CHECK = 60_000;
    private static final Pattern LINK = Pattern.compile("\\S+/recovery/resume/\\S+");

    private final Journey journey;
    private final Holder holder;
    private final Page page;
    private final List<String> received = new ArrayList<>();

    Applicant(Journey journey, Holder holder, Page page) {
        this.journey = journey;
        this.holder = holder;
        this.page = page;
    }

    Page page() {
        return page;
    }

    Holder holder() {
        return holder;
    }

    /** The same person at another device. */
    Applicant atAnotherDevice() {
        return new Applicant(journey, holder, journey.device(Journey.PHONE));
    }

    void givesLoginAndPassword() {
        triesLoginAndPassword();
        assertThat(page.locator("main h1")).hasText(CODE_OR_ACCOUNT);
    }

    /** She has her device at hand. */
    void signsInWithTheAuthenticatorApp() {
        givesLoginAndPassword();
        page.getByLabel("Authenticator code").fill(authenticatorCode(ExchangeBooks.SECRET));
        press("Confirm");
        sees("Hello, " + holder.firstName());
    }

    void saysWhatWasWrong(String statement) {
        fill("What did we get wrong?", statement);
        press("Have it looked at again");
    }

    void stillNeedsTheRequest() {
        page.getByLabel("I still cannot use my authentication device").check();
        press("Go on with the request");
    }

    /** Whatever the exchange says to it. */
    void triesLoginAndPassword() {
        page.navigate("/exchange");
        page.getByLabel("Login").fill(holder.login());
        page.getByLabel("Password").fill(holder.password());
        press("Sign in");
    }

    void choosesAnotherMethod() {
        follow("Sign in with another method");
        arrivesAt("Sign in with another method");
    }

    void saysTheDeviceIsLost() {
        press("Lost your authentication device");
        arrivesAt("Before you recover your account");
    }

    void continuesPastTheWarning() {
        press("Continue");
        arrivesAt("Confirm email");
    }

    /** From the front page of the exchange to the page that asks for the code. */
    void asksForTheRecovery() {
        givesLoginAndPassword();
        if (holder.authenticatorApp() && holder.phone() != null) {
            choosesAnotherMethod();
        }
        saysTheDeviceIsLost();
        continuesPastTheWarning();
    }

    String codeInTheMailbox() {
        String code = firstIn(mail("confirmation code"), CODE);
        received.add(code);
        return code;
    }

    void entersTheCode(String code) {
        Locator field = page.getByLabel("Confirmation code");
        field.fill(code);
        press("Confirm");
    }

    void confirmsTheEmail() {
        entersTheCode(codeInTheMailbox());
        arrivesAt("Personal information");
    }

    void givesPersonalInformation() {
        fill("First name", holder.firstName());
        fill("Last name", holder.lastName());
        fill("Day", String.valueOf(holder.born().getDayOfMonth()));
        page.getByLabel("Month").selectOption(String.valueOf(holder.born().getMonthValue()));
        fill("Year", String.valueOf(holder.born().getYear()));
        fill("Street and house number", holder.street());
        fill("City", holder.city());
        fill("Postal code", holder.postalCode());
        choose("Country", holder.country());
        if (holder.state() != null) {
            page.getByLabel("State").first().selectOption(holder.state());
        }
        page.getByLabel("What I entered here is true").check();
        press("Continue");
        arrivesAt("Latest transactions");
    }

    void givesTheLatestTransaction() {
        Holder.Transaction latest = holder.latest();
        choose("Kind of transaction", latest.kind());
        fill("Amount", latest.amount());
        fill("Currency", latest.currency());
        fill("Date", latest.date().toString());
        press("Continue");
        arrivesAt("Face check");
    }

    void remembersNoTransaction() {
        page.getByLabel("I have no transactions").check();
        press("Continue");
        arrivesAt("Face check");
    }

    void showsTheFace() {
        DrawnCamera.willing(page);
        beginsTheFaceCheck();
        arrivesAt("Document type", MILLIS_OF_FACE_CHECK);
    }

    /** The consent given for the first time still stands. */
    void givesTheFaceAgain() {
        DrawnCamera.willing(page);
        choosesTheCamera();
        assertThat(page.getByText("You agreed")).isVisible();
        press("GO!");
    }

    void choosesTheCamera() {
        page.getByLabel("Show my face to the camera").check();
    }

    void agreesToTheFaceCheck() {
        page.getByLabel("I agree that pictures of my face are taken").check();
    }

    /** Before whatever camera there is. */
    void beginsTheFaceCheck() {
        choosesTheCamera();
        agreesToTheFaceCheck();
        press("GO!");
    }

    void letsAPersonCheckInstead(String why) {
        page.getByLabel("A person checks instead, by appointment").check();
        page.getByLabel("Why do you choose this way?").selectOption(why);
        page.getByLabel("Evenings").check();
        looks("face-check-by-a-person");
        press("Continue");
    }

    void givesTheDateOfBirthAgain() {
        fill("Day", String.valueOf(holder.born().getDayOfMonth()));
        page.getByLabel("Month").selectOption(String.valueOf(holder.born().getMonthValue()));
        fill("Year", String.valueOf(holder.born().getYear()));
        page.getByLabel("What I entered here is true").check();
        press("Continue");
    }

    void answers(String answer) {
        fill("Your answer", answer);
        press("Continue");
    }

    /** The cards of what is asked for, and no others. */
    void isAskedFor(String... titles) {
        assertThat(page.locator(".kb-cards h2")).hasText(titles);
    }

    void choosesThePassport() {
        arrivesAt("Document type");
        names("International passport");
        arrivesAt("Document upload");
    }

    void choosesTheLicence() {
        arrivesAt("Document type");
        names("Driver's licence");
        arrivesAt("Document upload");
    }

    private void names(String documentType) {
        page.getByLabel(documentType).check();
        choose("Issuing country", holder.country());
        if (holder.state() != null) {
            page.getByLabel("Issuing state").first().selectOption(holder.state());
        }
        press("Continue");
    }

    void uploadsThePassport() {
        choosesThePictureOfThePassport();
        sends();
    }

    void uploads(DrawnDocument passport) {
        choosesThePicture(passport);
        sends();
    }

    void uploads(DrawnDocument front, DrawnDocument back) {
        page.getByLabel("My document is not expired").check();
        chooses("Front", front);
        chooses("Back", back);
        sends();
    }

    void choosesThePictureOfThePassport() {
        choosesThePicture(DrawnDocument.passport(onPaper()));
    }

    private void choosesThePicture(DrawnDocument passport) {
        page.getByLabel("My document is not expired").check();
        chooses("Front", passport);
    }

    private void chooses(String side, DrawnDocument picture) {
        Locator tile = page.getByRole(AriaRole.GROUP, named(side));
        choosesIn(tile, picture.jpeg());
        assertThat(tile.getByText("Received.")).isVisible();
    }

    /** The holder as on documents of his country that are valid for years. */
    Bearer onPaper() {
        return Bearer.of(holder.lastName().hashCode())
                .named(holder.lastName(), holder.firstName())
                .born(holder.born())
                .of(new Locale("", holder.countryCode()).getISO3Country())
                .expiring(LocalDate.now(ZoneOffset.UTC).plusYears(YEARS_VALID));
    }

    /** Held too close, with the document in his hand. */
    void uploadsABlurredPicture() {
        choosesIn(
                page.locator("main"),
                DrawnDocument.passport(onPaper()).blurred().jpeg());
        assertThat(page.getByText("The picture is blurred.")).isVisible();
        assertThat(page.locator("#document-capture canvas")).isVisible();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Take it again"))).isFocused();
    }

    void mayNotInsist() {
        assertThat(page.getByRole(AriaRole.BUTTON, named("Use this picture anyway")))
                .hasCount(0);
    }

    void insistsOnThePicture() {
        press("Use this picture anyway");
        assertThat(page.getByText("Received.")).isVisible();
    }

    private static void choosesIn(Locator place, byte[] picture) {
        place.locator("[data-file=choose]")
                .first()
                .setInputFiles(new FilePayload("passport.jpg", "image/jpeg", picture));
    }

    void sends() {
        press("Send");
    }

    void fillsInTheRequest() {
        fillsInAllButTheLastPress();
        sends();
        arrivesAt("You successfully submitted a request for 2FA recovery.");
    }

    void fillsInAllButTheLastPress() {
        givesPersonalInformation();
        givesTheLatestTransaction();
        showsTheFace();
        choosesThePassport();
        choosesThePictureOfThePassport();
    }

    /** From the front page of the exchange to the submitted request. */
    void submitsARequest() {
        asksForTheRecovery();
        confirmsTheEmail();
        fillsInTheRequest();
    }

    void turnsOnTheAuthenticatorApp() {
        press("Enable authenticator app");
        String secret = page.locator("#secret").innerText().replace(" ", "");
        page.getByLabel("Authenticator code").fill(authenticatorCode(secret));
        press("Turn it on");
        assertThat(page.getByText("The authenticator app is on.")).isVisible();
    }

    /** Opens the mailed link on this device. */
    void followsTheLinkIn(String mail) {
        String link = firstIn(mail, LINK);
        received.add(link.substring(link.lastIndexOf('/') + 1));
        page.navigate(link);
        press("Continue");
    }

    /** Opens the stop link of a notice on this device. */
    void opensTheStopLinkIn(String mail) {
        page.navigate(firstIn(mail, STOP_LINK));
    }

    /**
     * The text of the newest mail whose subject contains these words, once it has come. He reads it where he is: a
     * window for every mail, with its list and its frame, would take longer than much of what is written there.
     */
    String mail(String subject) {
        page.waitForCondition(() -> mails(subject) > 0);
        APIResponse mail = page.context().request().get("/exchange/mailbox/" + newestMail(subject));
        return HtmlUtils.htmlUnescape(
                TAG.matcher(firstIn(mail.text(), MAIL_TEXT)).replaceAll(""));
    }

    /** The same in his mailbox. */
    String opensTheMail(String subject) {
        Page mailbox = page.context().newPage();
        mailbox.waitForCondition(() -> mails(subject) > 0);
        mailbox.navigate("/exchange/mailbox?to=" + holder.email());
        mailbox.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(subject))
                .first()
                .click();
        String text = mailbox.locator(".mail-text").textContent();
        mailbox.close(); // left open where this fails, for its picture
        return text;
    }

    private long newestMail(String subject) {
        return journey.database()
                .sql("""
                        select id from exchange.mailbox
                        where recipient = :to and strpos(lower(subject), lower(:subject)) > 0
                        order by id desc limit 1
                        """)
                .param("to", holder.email())
                .param("subject", subject)
                .query(Long.class)
                .single();
    }

    private int mails(String subject) {
        return journey.database()
                .sql("""
                        select count(*) from exchange.mailbox
                        where recipient = :to and strpos(lower(subject), lower(:subject)) > 0
                        """)
                .param("to", holder.email())
                .param("subject", subject)
                .query(Integer.class)
                .single();
    }

    /** The codes and links that he has read in his mails. */
    List<String> received() {
        return received;
    }

    /** Loads the page of his request anew. */
    void comesBack() {
        page.navigate("/recovery");
    }

    void hasMails(String subject, int number) {
        page.waitForCondition(() -> mails(subject) == number);
    }

    /** The mail is out a moment before it is on the page. */
    void isAskedForMore(int times) {
        hasMails("additional information", times);
        journey.task("Provide additional info", holder, page);
    }

    void isNotOffered(String link) {
        assertThat(page.getByText(link)).hasCount(0);
    }

    /** Nothing of the page is beyond the right edge. */
    void fits() {
        Object overhang = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        org.assertj.core.api.Assertions.assertThat(overhang).as(page.url()).isEqualTo(0);
    }

    void follow(String link) {
        page.getByRole(AriaRole.LINK, named(link)).click();
    }

    void arrivesAt(String heading) {
        assertThat(page.locator("main h1")).hasText(heading);
    }

    void arrivesAt(String heading, double withinMillis) {
        assertThat(page.locator("main h1"))
                .hasText(heading, new LocatorAssertions.HasTextOptions().setTimeout(withinMillis));
    }

    /** What was sent from the page of this heading is taken. */
    void leaves(String heading) {
        assertThat(page.locator("main h1")).not().hasText(heading);
    }

    void sees(String words) {
        assertThat(page.locator("main")).containsText(words);
    }

    void looks(String what) {
        journey.look(page, what);
    }

    void press(String button) {
        page.getByRole(AriaRole.BUTTON, named(button)).click();
    }

    private void fill(String label, String value) {
        page.getByLabel(label).first().fill(value);
    }

    private void choose(String label, String option) {
        page.getByLabel(label).first().selectOption(new SelectOption().setLabel(option));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static String firstIn(String text, Pattern pattern) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new AssertionError("No " + pattern + " in the mail:\n" + text);
        }
        return found.group();
    }

    private static String authenticatorCode(String secret) {
        try {
            TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(new Base32().decode(secret), generator.getAlgorithm()), Instant.now());
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
