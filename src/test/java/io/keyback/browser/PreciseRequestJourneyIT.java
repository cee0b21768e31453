package io.keyback.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Exactly what is wrong is asked for, twice; nothing else has to be given again. */
@ExtendWith(JourneyExtension.class)
class PreciseRequestJourneyIT {

    private static final String NOTE = "The last digit of the year is hidden.";
    private static final String QUESTION = "Which name stood on your account before the wedding?";
    private static final String ANSWER = "It was Zupančič until last June.";
    private static final String FRONT_ASKED =
            "A new picture of the front of your document: all of it, sharp and without glare. The picture was blurred.";
    private static final String BIRTH_ASKED = "Your date of birth, exactly as on your identity document."
            + " It does not agree with your identity document.";
    private static final String FACE_ASKED = "A new face check. Your face was covered.";
    private static final String QUESTION_ASKED = "There is a question from the reviewer.";
    private static final String ASKED = "We need something more from you";
    private static final String SUBJECT = "additional information";

    private final Journey journey;
    private final Engine engine;
    private final Requests requests;
    private final Applicant mila;
    private final Reviewer ruth;

    PreciseRequestJourneyIT(Journey journey, Requests requests, Engine engine) {
        this.requests = requests;
        this.engine = engine;
        this.journey = journey;
        mila = journey.newApplicant("Mila", "Kranjec");
        ruth = journey.reviewer();
    }

    @Test
    void whatIsAskedForInTwoRoundsIsGivenAndNothingElse() {
        requests.submittedBy(mila);
        ruthAsksForTheFrontAndTheDateOfBirth();
        Applicant milaAtHerPhone = mila.atAnotherDevice();
        milaGivesTheFrontAndTheDateOfBirth(milaAtHerPhone);
        ruthAsksAQuestionAndForTheFace();
        milaAnswersAndShowsHerFace(milaAtHerPhone);
        ruthApproves();
        mila.mail("2FA was reset");
        engine.knowsNothingAbout(Secrets.of(milaAtHerPhone, NOTE, QUESTION, ANSWER), journey.latestCase(mila.holder()));
    }

    private void ruthAsksForTheFrontAndTheDateOfBirth() {
        ruth.signsIn();
        ruth.takes("Review case", mila.holder());
        ruth.opensTheForm();
        ruth.choosesToReject("Document not accepted");
        ruth.looks("words-of-a-rejection");
        ruth.choosesToApprove();
        ruth.looks("words-of-an-approval");
        ruth.needsMoreInformation(NOTE);
        ruth.takes("Request additional info", mila.holder());
        ruth.opensTheForm();
        ruth.ticks("Picture of the front", "Why: picture of the front", "Blurred");
        ruth.ticks("Date of birth", "Why: date of birth", "Does not match the document");
        ruth.seesWhatTheApplicantReads(FRONT_ASKED, BIRTH_ASKED);
        ruth.looks("request");
        ruth.sendsTheRequest();
    }

    private void milaGivesTheFrontAndTheDateOfBirth(Applicant milaAtHerPhone) {
        String mail = milaAtHerPhone.mail(SUBJECT);
        assertThat(oneLine(mail)).contains(FRONT_ASKED, BIRTH_ASKED).doesNotContain("face check");
        milaAtHerPhone.followsTheLinkIn(mail);
        milaAtHerPhone.arrivesAt(ASKED);
        milaAtHerPhone.isAskedFor("Front of your document", "Date of birth");
        milaAtHerPhone.sees(FRONT_ASKED);
        milaAtHerPhone.looks("asked");
        milaAtHerPhone.fits();

        milaAtHerPhone.follow("Start: Front of your document");
        milaAtHerPhone.arrivesAt("Front of your document");
        milaAtHerPhone.looks("front");
        milaAtHerPhone.uploadsThePassport();
        milaAtHerPhone.arrivesAt(ASKED);
        milaAtHerPhone.looks("half-given");
        milaAtHerPhone.fits();

        milaAtHerPhone.follow("Start: Date of birth");
        milaAtHerPhone.arrivesAt("Date of birth");
        milaAtHerPhone.sees(BIRTH_ASKED);
        milaAtHerPhone.isNotOffered("First name");
        milaAtHerPhone.isNotOffered("City");
        milaAtHerPhone.looks("date-of-birth");
        milaAtHerPhone.fits();
        milaAtHerPhone.givesTheDateOfBirthAgain();
        sendsEverything(milaAtHerPhone);
    }

    private void ruthAsksAQuestionAndForTheFace() {
        ruth.takes("Review case", mila.holder());
        ruth.opensTheEvidence();
        ruth.seesInTheEvidence(BIRTH_ASKED);
        ruth.needsMoreInformation(NOTE);
        ruth.takes("Request additional info", mila.holder());
        ruth.opensTheForm();
        ruth.ticks("Face check", "Why: face check", "Face covered");
        ruth.asks(QUESTION);
        ruth.seesWhatTheApplicantReads(FACE_ASKED, QUESTION_ASKED);
        ruth.looks("second-request");
        ruth.sendsTheRequest();
    }

    private void milaAnswersAndShowsHerFace(Applicant milaAtHerPhone) {
        milaAtHerPhone.hasMails(SUBJECT, 2);
        String mail = milaAtHerPhone.mail(SUBJECT);
        assertThat(oneLine(mail)).contains(FACE_ASKED, QUESTION_ASKED).doesNotContain(QUESTION, FRONT_ASKED);
        milaAtHerPhone.followsTheLinkIn(mail);
        milaAtHerPhone.arrivesAt(ASKED);
        milaAtHerPhone.isAskedFor("Face check", "Question from the reviewer");
        milaAtHerPhone.sees(QUESTION);
        milaAtHerPhone.looks("asked-a-question");

        milaAtHerPhone.follow("Start: Question from the reviewer");
        milaAtHerPhone.arrivesAt("Question from the reviewer");
        milaAtHerPhone.sees(QUESTION);
        milaAtHerPhone.looks("question");
        milaAtHerPhone.fits();
        milaAtHerPhone.answers(ANSWER);
        milaAtHerPhone.arrivesAt(ASKED);
        milaAtHerPhone.follow("Start: Face check");
        milaAtHerPhone.arrivesAt("Face check");
        milaAtHerPhone.looks("face");
        milaAtHerPhone.givesTheFaceAgain();
        milaAtHerPhone.arrivesAt(ASKED, Applicant.MILLIS_OF_FACE_CHECK);
        sendsEverything(milaAtHerPhone);
    }

    private void sendsEverything(Applicant milaAtHerPhone) {
        milaAtHerPhone.arrivesAt(ASKED);
        milaAtHerPhone.looks("given");
        milaAtHerPhone.press("Send");
        milaAtHerPhone.arrivesAt("You successfully submitted a request for 2FA recovery.");
    }

    private void ruthApproves() {
        ruth.takes("Review case", mila.holder());
        ruth.opensTheEvidence();
        ruth.seesInTheEvidence("Question: " + QUESTION);
        ruth.seesInTheEvidence("Answer: " + ANSWER);
        ruth.looks("evidence-with-the-answer");
        ruth.approves("Now it is clear.");
    }

    private static String oneLine(String mail) {
        return mail.replaceAll("\\s+", " ");
    }
}
