package io.keyback.faults;

import io.keyback.faults.Books.Standing;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Somebody who has lost the second factor and does not give up: what was not taken is sent again, to the other node. */
final class Applicant {

    private static final Pattern HAND_OFF = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("(?m)^\\s*([0-9]{4}) ?([0-9]{4})\\s*$");
    private static final Pattern STOP_LINK = Pattern.compile("(/recovery/stop/\\S+)");
    private static final Pattern RESUME_LINK = Pattern.compile("(/recovery/resume/\\S+)");
    private static final String REQUEST = "/recovery";
    private static final int ANEW_AFTER = 6;

    private final String login;
    private volatile Goal goal;
    private final boolean twice;
    private final Browser browser;
    private final Books books;
    private final Inbox inbox;
    private final Reviewers reviewers;
    private final HostEvents events;
    private final byte[] picture;
    private final AtomicLong refusals;
    private int inARow;

    Applicant(String login, Goal goal, boolean twice, Browser browser, World world) {
        this.login = login;
        this.goal = goal;
        this.twice = twice;
        this.browser = browser;
        this.books = world.books();
        this.inbox = world.inbox();
        this.reviewers = world.reviewers();
        this.events = world.events();
        this.picture = world.picture();
        this.refusals = world.refusals();
    }

    String login() {
        return login;
    }

    /** Where the case is to be in the end. */
    Goal goal() {
        return goal;
    }

    /** Does what is to be done now; true when the goal is reached. */
    boolean goesOn() throws InterruptedException {
        Optional<Standing> standing = books.standing(login);
        try {
            if (standing.isEmpty()) {
                books.open(login);
                asksForTheRecovery();
            } else if (isTooLate(standing.get())) {
                goal = Goal.RECOVERED;
            } else if (hasArrived(standing.get())) {
                return true;
            } else {
                goesOn(standing.get());
            }
            inARow = 0;
        } catch (IOException | Browser.Refused e) {
            refusals.incrementAndGet();
            browser.otherNode();
            Thread.sleep(300);
            if (++inARow % ANEW_AFTER == 0) {
                comesBack();
            }
        }
        return false;
    }

    /** The hold was over before the stop came through. */
    private boolean isTooLate(Standing now) {
        return goal == Goal.STOPPED_ON_HOLD && now.status().equals(Goal.RECOVERED.status());
    }

    private boolean hasArrived(Standing now) {
        return now.status().equals(goal.status())
                && switch (goal) {
                    case AT_THE_CODE -> now.task().isPresent();
                    case FILLING_IN -> now.task().isPresent();
                    case IN_REVIEW -> now.task().equals(Optional.of("ReviewCase"));
                    case PAUSED -> now.task().equals(Optional.of("ConfirmRequest"));
                    case STOPPED_AT_THE_CODE, STOPPED_IN_REVIEW, STOPPED_ON_HOLD ->
                        now.task().equals(Optional.of("LookIntoStop"));
                    case RECOVERED, WITHDRAWN -> !now.running();
                };
    }

    private void goesOn(Standing now) throws IOException, InterruptedException {
        switch (now.task().orElse("")) {
            case "ConfirmEmailCode" -> atTheCode(now);
            case "ProvidePersonalInformation" -> answers(now, """
                    {"firstName": "Zoe", "lastName": "O'Neil", "birthDay": 9, "birthMonth": "3", "birthYear": 1990,
                     "street": "Mill Lane 12", "city": "Graz", "postalCode": "8010", "country": "AT",
                     "confirmTrue": true}
                    """);
            case "ProvideLatestTransactions" -> latestTransactions(now);
            case "CompleteFaceCheck" ->
                answers(now, "{\"way\": \"PERSON\", \"reason\": \"NO_CAMERA\", \"evenings\": true}");
            case "ChooseDocumentType" ->
                answers(now, "{\"documentType\": \"INTERNATIONAL_PASSPORT\", \"issuingCountry\": \"AT\"}");
            case "UploadIdentityDocument" -> uploads(now);
            case "ReviewCase", "SecondReview" -> inReview(now);
            default -> {
                if (goal == Goal.STOPPED_ON_HOLD && now.status().equals("HELD")) {
                    stops();
                } else {
                    Thread.sleep(150);
                }
            }
        }
    }

    private void atTheCode(Standing now) throws IOException, InterruptedException {
        if (goal == Goal.STOPPED_AT_THE_CODE) {
            stops();
            return;
        }
        Optional<MatchResult> code = inbox.newest(Books.email(login), CODE);
        if (code.isPresent()) {
            answers(now, "{\"code\": \"" + code.get().group(1) + code.get().group(2) + "\"}");
        } else {
            Thread.sleep(150);
        }
    }

    private void latestTransactions(Standing now) throws IOException, InterruptedException {
        if (goal == Goal.WITHDRAWN) {
            browser.open("/recovery/withdraw");
            if (twice) {
                browser.submitTwice("/recovery/withdraw", Map.of());
            } else {
                browser.submit("/recovery/withdraw", Map.of());
            }
            return;
        }
        answers(
                now,
                "{\"kind1\": \"DEPOSIT\", \"amount1\": \"100\", \"currency1\": \"EUR\", \"date1\": \""
                        + LocalDate.now(ZoneOffset.UTC) + "\"}");
    }

    private void uploads(Standing now) throws IOException, InterruptedException {
        browser.open(REQUEST);
        browser.postPicture("/recovery/evidence/document/front", picture);
        answers(now, "{\"notExpired\": true}");
    }

    private void inReview(Standing now) throws IOException, InterruptedException {
        switch (goal) {
            case STOPPED_IN_REVIEW -> stops();
            case PAUSED -> events.signInReported(login, twice);
            default -> reviewers.approve(now.task().orElseThrow(), now.taskId().orElseThrow(), twice);
        }
    }

    private void answers(Standing now, String data) throws IOException, InterruptedException {
        browser.open(REQUEST);
        browser.answer("/recovery/steps/" + now.taskId().orElseThrow(), "{\"data\": " + data + "}", twice);
    }

    private void stops() throws IOException, InterruptedException {
        Optional<MatchResult> link = inbox.newest(Books.email(login), STOP_LINK);
        if (link.isEmpty()) {
            Thread.sleep(150);
            return;
        }
        browser.open(link.get().group(1));
        if (twice) {
            browser.submitTwice(link.get().group(1), Map.of());
        } else {
            browser.submit(link.get().group(1), Map.of());
        }
    }

    private void asksForTheRecovery() throws IOException, InterruptedException {
        browser.open("/exchange");
        browser.submit("/exchange/sign-in", Map.of("login", login, "password", Books.PASSWORD));
        browser.submit("/exchange/lost-device", Map.of());
        browser.submit("/recovery/hand-off", Map.of("token", browser.found(HAND_OFF)));
        if (twice) {
            browser.submitTwice("/recovery/start", Map.of());
        } else {
            browser.submit("/recovery/start", Map.of());
        }
    }

    /** Signs in once more; who has confirmed the email gets a link there. */
    private void comesBack() throws InterruptedException {
        try {
            browser.forget();
            asksForTheRecovery();
            Optional<MatchResult> link = inbox.newest(Books.email(login), RESUME_LINK);
            if (link.isPresent()) {
                browser.open(link.get().group(1));
                browser.submit(link.get().group(1), Map.of());
            }
        } catch (IOException | Browser.Refused e) {
            browser.otherNode();
        }
    }
}
