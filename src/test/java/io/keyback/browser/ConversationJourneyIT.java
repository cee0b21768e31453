package io.keyback.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Applicant and reviewer write to each other: live, over a reload and a lost connection, and by mail when one is away. */
@ExtendWith(JourneyExtension.class)
class ConversationJourneyIT {

    private static final String GREETING = "Hello, my flat number is missing in the form. Is that a problem?";
    private static final String QUESTION = "Which flat is it?";
    private static final String ANSWER = "It is flat 17b,\non the second floor.";
    private static final String THANKS = "Thank you, I have it.";
    private static final String UNSENT = "I typed this in the Gotthard tunnel.";
    private static final String LAST_QUESTION = "Do you still have the old telephone?";
    private static final String REPLY = "No, it was stolen on Tuesday.";

    private final Journey journey;
    private final Engine engine;
    private final Requests requests;
    private final Applicant carla;
    private final Reviewer ruth;
    private final Chat carlas;
    private final Chat ruths;

    ConversationJourneyIT(Journey journey, Requests requests, Engine engine) {
        this.requests = requests;
        this.journey = journey;
        this.engine = engine;
        carla = journey.newApplicant("Carla", "Moreau");
        ruth = journey.reviewer();
        carlas = Chat.of(carla);
        ruths = Chat.of(ruth);
    }

    @Test
    void theyTalkWhileTheRequestIsDecided() {
        requests.submittedBy(carla);
        carlaWritesBeforeAnybodyIsThere();
        ruthSeesThatThereIsAMessageAndAnswers();
        carlaAnswersAndLoadsThePageAnewInTheMiddle();
        carlaSendsAPicture();
        carlaLosesHerConnectionAndNoWord();
        carlaIsAwayAndIsMailed();
        whatWasSaidStaysWhenTheCaseIsDecided();
        engine.knowsNothingAbout(
                Secrets.of(carla, GREETING, QUESTION, "flat 17b", THANKS, UNSENT, LAST_QUESTION, REPLY),
                journey.latestCase(carla.holder()));
    }

    private void carlaWritesBeforeAnybodyIsThere() {
        carla.looks("01-nothing-yet");
        carlas.writes(GREETING);
    }

    private void ruthSeesThatThereIsAMessageAndAnswers() {
        ruth.signsIn();
        ruth.takes("Review case", carla.holder());
        ruth.opensTheEvidence();
        ruth.seesInTheEvidence("1 new message of the applicant");
        ruth.opensTheMessages();
        ruths.shows(GREETING);
        ruths.writes(QUESTION);
        carlas.shows(QUESTION);
    }

    private void carlaAnswersAndLoadsThePageAnewInTheMiddle() {
        carlas.types(ANSWER);
        carlas.presses("Send message");
        ruths.shows(ANSWER);
        carla.page().reload();
        ruths.writes(THANKS);
        carlas.shows(THANKS);
        carlas.shows(GREETING, QUESTION, ANSWER, THANKS);
        carla.looks("02-talk");
        carla.fits();
    }

    private void carlaSendsAPicture() {
        carlas.attachesAPicture();
        ruths.showsAPicture();
        ruth.looks("03-picture");
    }

    private void carlaLosesHerConnectionAndNoWord() {
        carla.page().context().setOffline(true);
        carlas.types(UNSENT);
        carlas.presses("Send message");
        carlas.says("We could not reach the server. Check your connection and try again. It was not sent.");
        carlas.stillHolds(UNSENT);
        carla.looks("04-not-sent");
        carla.page().context().setOffline(false);
        carlas.presses("Send message");
        ruths.shows(UNSENT);
    }

    private void carlaIsAwayAndIsMailed() {
        carla.page().navigate("about:blank");
        ruths.writes(LAST_QUESTION);
        String mail = carla.mail("a message about your request");
        Assertions.assertThat(mail).doesNotContain(LAST_QUESTION, "ruth");
        Applicant carlaAtHerPhone = carla.atAnotherDevice();
        carlaAtHerPhone.followsTheLinkIn(mail);
        carlaAtHerPhone.arrivesAt("You successfully submitted a request for 2FA recovery.");
        Page phone = carlaAtHerPhone.page();
        assertThat(phone).hasTitle(Pattern.compile("^\\(1\\) "));
        carlaAtHerPhone.looks("05-unread");
        carlaAtHerPhone.follow("1 new message");
        Chat.of(carlaAtHerPhone).shows(LAST_QUESTION);
        assertThat(phone).not().hasTitle(Pattern.compile("^\\(1\\) "));
        Chat.of(carlaAtHerPhone).writes(REPLY);
        ruths.shows(REPLY);
        carlaAtHerPhone.looks("06-phone");
        carlaAtHerPhone.fits();
        carla.hasMails("a message about your request", 1);
        phone.close();
    }

    private void whatWasSaidStaysWhenTheCaseIsDecided() {
        ruth.looks("07-tasklist");
        ruth.opensTheEvidence();
        ruth.seesInTheEvidence("Wrote a message");
        ruth.seesInTheEvidence("Sent a picture");
        ruth.looks("08-evidence");
        ruth.approves("She answered everything.");
        Applicant carlaAtHome = carla.atAnotherDevice();
        carlaAtHome.followsTheLinkIn(carla.mail("a message about your request"));
        carla.mail("2FA was reset");
        carlaAtHome.comesBack();
        carlaAtHome.arrivesAt("2FA was reset");
        Chat.of(carlaAtHome).isClosed();
        Chat.of(carlaAtHome).shows(LAST_QUESTION);
        carlaAtHome.looks("09-closed");
    }
}
