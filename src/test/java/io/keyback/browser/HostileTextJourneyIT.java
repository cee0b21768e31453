package io.keyback.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.keyback.Attacks;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Both sides type what attackers type, wherever words of their own are taken: a message, a note, a question, its answer.
 * Everywhere it is shown as it was typed, on the pages of the applicant and in Tasklist, and no mail carries it.
 */
@ExtendWith(JourneyExtension.class)
class HostileTextJourneyIT {

    /** Each would leave a mark, or show 1337, where something ran or evaluated it. */
    private static final List<String> TEXTS = List.of(
            "<img src=x onerror=\"window.attacked = 1\">",
            "<script>window.attacked = 1</script>",
            "<svg/onload=window.attacked=1>",
            "\"><a href=\"javascript:window.attacked=1\" autofocus onfocus=window.attacked=1>x</a>",
            "{{constructor.constructor('window.attacked = 1')()}} {{1336+1}}",
            "${1336+1} #{1336+1} *{1336+1} [[${1336+1}]] [(${1336+1})] __${1336+1}__::.x",
            "=1336+1 <%= 1336+1 %> %{1336+1} th:text=\"${1336+1}\"",
            "'; drop table keyback.message; -- ' or '1'='1");

    private static final String ALL = String.join(" ", TEXTS);

    /** A question is short. */
    private static final String QUESTION = String.join(" ", TEXTS.get(0), TEXTS.get(4), TEXTS.get(5));

    private final Journey journey;
    private final Requests requests;
    private final Applicant greta;
    private final Reviewer ruth;
    private final Chat gretas;
    private final Chat ruths;

    HostileTextJourneyIT(Journey journey, Requests requests) {
        this.journey = journey;
        this.requests = requests;
        greta = journey.newApplicant("Greta", "Novak");
        ruth = journey.reviewer();
        gretas = Chat.of(greta);
        ruths = Chat.of(ruth);
    }

    @Test
    void itIsShownAsItWasTypedAndRunsNowhere() {
        requests.submittedBy(greta);
        bothWriteMessages();
        ruthWritesItIntoANoteAndAQuestion();
        gretaReadsTheQuestionAndAnswersWithIt();
        ruthReadsTheAnswerAndTheHistory();
        noMailCarriesIt();
        Attacks.counted("hostile texts on pages and in Tasklist", TEXTS.size() + " texts, shown as typed in 6 places");
    }

    private void bothWriteMessages() {
        ruth.signsIn();
        ruth.takes("Review case", greta.holder());
        ruth.opensTheEvidence();
        ruth.opensTheMessages();
        for (String text : TEXTS) {
            gretas.writes(text);
            ruths.shows(text);
        }
        ruths.writes(ALL);
        gretas.shows(ALL);
        greta.page().reload();
        gretas.shows(ALL);
        nothingRan();
    }

    private void ruthWritesItIntoANoteAndAQuestion() {
        ruth.needsMoreInformation(ALL);
        ruth.takes("Request additional info", greta.holder());
        ruth.opensTheForm();
        ruth.asks(QUESTION);
        nothingRan();
        ruth.sendsTheRequest();
    }

    private void gretaReadsTheQuestionAndAnswersWithIt() {
        greta.isAskedForMore(1);
        greta.page().reload();
        greta.sees(QUESTION);
        greta.follow("Start: Question from the reviewer");
        greta.arrivesAt("Question from the reviewer");
        greta.sees(QUESTION);
        nothingRan();
        greta.answers(ALL);
        greta.arrivesAt("We need something more from you");
        greta.press("Send");
        greta.arrivesAt("You successfully submitted a request for 2FA recovery.");
    }

    private void ruthReadsTheAnswerAndTheHistory() {
        ruth.takes("Review case", greta.holder());
        ruth.opensTheEvidence();
        ruth.seesInTheEvidence("Question: " + QUESTION);
        ruth.seesInTheEvidence("Answer: " + ALL);
        ruth.looks("evidence-with-hostile-text");
        nothingRan();
    }

    private void nothingRan() {
        for (Page page : List.of(greta.page(), ruth.page())) {
            assertThat(page.evaluate("() => window.attacked ?? null")).isNull();
            assertThat(page.locator("body").innerText()).doesNotContain("1337");
        }
    }

    private void noMailCarriesIt() {
        List<String> mails = journey.database()
                .sql(
                        "select subject || ' ' || coalesce(text, '') || ' ' || coalesce(html, '') from exchange.mailbox where recipient = ?")
                .param(greta.holder().email())
                .query(String.class)
                .list();
        assertThat(mails)
                .hasSizeGreaterThan(3)
                .allSatisfy(mail -> assertThat(Objects.requireNonNull(mail))
                        .doesNotContain("attacked", "1336", "1337", "drop table"));
    }
}
