package io.keyback.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Somebody who has lost the second factor, in a browser of his own. */
final class Applicant {

    private static final Pattern HAND_OFF = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final String REQUEST = "/recovery";

    private static final AtomicLong PEOPLE = new AtomicLong();

    private final String login;
    private final Browser browser;
    private final Books books;
    private final Pictures pictures;

    Applicant(String login, Browser browser, Books books, Pictures pictures) {
        this.login = login;
        this.browser = browser;
        this.books = books;
        this.pictures = pictures;
    }

    /** How the face is shown. */
    enum Way {
        PERSON,
        CAMERA
    }

    void comesTo(State state, Way way, Reviewers reviewers) throws IOException, InterruptedException, SQLException {
        opensACase();
        if (state == State.WAITING_FOR_CODE) {
            return;
        }
        answers("ConfirmEmailCode", "{\"code\": \"" + books.code(login) + "\"}");
        if (state == State.FILLING_IN) {
            books.awaitTask(login, "ProvidePersonalInformation");
            return;
        }
        fillsIn(way);
        String review = books.awaitTask(login, "ReviewCase");
        if (state == State.ON_HOLD) {
            reviewers.first().approves(review);
            Optional<String> second = books.awaitStatusOrTask(login, "HELD", "SecondReview");
            if (second.isPresent()) {
                reviewers.second().approves(second.get());
            }
            books.awaitStatus(login, "HELD");
        }
    }

    private void opensACase() throws IOException, InterruptedException, SQLException {
        books.open(login);
        browser.open("/exchange");
        browser.submit("/exchange/sign-in", Map.of("login", login, "password", Books.PASSWORD));
        browser.submit("/exchange/lost-device", Map.of());
        browser.submit("/recovery/hand-off", Map.of("token", browser.found(HAND_OFF)));
        browser.submit("/recovery/start", Map.of());
        books.awaitTask(login, "ConfirmEmailCode");
    }

    private void fillsIn(Way way) throws IOException, InterruptedException, SQLException {
        answers("ProvidePersonalInformation", """
                {"firstName": "Zoe", "lastName": "O'Neil", "birthDay": 9, "birthMonth": "3", "birthYear": 1990,
                 "street": "Mill Lane 12", "city": "Graz", "postalCode": "8010", "country": "AT",
                 "confirmTrue": true}
                """);
        answers(
                "ProvideLatestTransactions",
                "{\"kind1\": \"DEPOSIT\", \"amount1\": \"100\", \"currency1\": \"EUR\", \"date1\": \""
                        + LocalDate.now(ZoneOffset.UTC) + "\"}");
        opens("CompleteFaceCheck");
        if (way == Way.CAMERA) {
            browser.post("/recovery/face/consent");
            Camera camera = new Camera(PEOPLE.incrementAndGet());
            camera.show(browser.connect("/recovery/face/live", camera));
            answers("CompleteFaceCheck", "{\"way\": \"CAMERA\"}");
        } else {
            answers("CompleteFaceCheck", "{\"way\": \"PERSON\", \"reason\": \"NO_CAMERA\", \"mornings\": true}");
        }
        answers("ChooseDocumentType", "{\"documentType\": \"NATIONAL_ID_CARD\", \"issuingCountry\": \"AT\"}");
        opens("UploadIdentityDocument");
        browser.postPicture("/recovery/evidence/document/front", pictures.front());
        browser.postPicture("/recovery/evidence/document/back", pictures.back());
        answers("UploadIdentityDocument", "{\"notExpired\": true}");
    }

    private String opens(String step) throws IOException, InterruptedException, SQLException {
        String task = books.awaitTask(login, step);
        browser.open(REQUEST);
        return task;
    }

    private void answers(String step, String data) throws IOException, InterruptedException, SQLException {
        String task = opens(step);
        browser.postJson("/recovery/steps/" + task, "{\"data\": " + data + "}");
    }
}
