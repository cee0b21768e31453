package io.keyback.portal;

import static io.keyback.recovery.StepAnswer.ATTEMPTS_USED_UP;
import static io.keyback.recovery.StepAnswer.DONE;
import static io.keyback.recovery.StepAnswer.SEND_AGAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keyback.evidence.EvidenceKind;
import io.keyback.portal.PortalWorld.Case;
import io.keyback.recovery.CaseStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.util.unit.DataSize;

class StepTest extends PortalTest {

    private static final String CODE_STEP = "confirm-email-code";
    private static final String PLAIN_STEP = "provide-personal-information";
    private static final byte[] PICTURE = {1};

    @Test
    void aValidAnswerIsKeptAndCompletesTheStep() throws Exception {
        Case mine = myCaseAt(PLAIN_STEP);

        answer(stepOf(mine), PERSONAL_INFORMATION)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.next").value("/recovery"));

        assertThat(mine.answers.get(PLAIN_STEP)).containsEntry("firstName", "Ann");
        assertThat(world.completed(mine)).containsExactly(DONE);
    }

    @Test
    void errorsOfTheFormComeBackWithTheirFieldsAndNothingIsKept() throws Exception {
        Case mine = myCaseAt(PLAIN_STEP);

        answer(stepOf(mine), PERSONAL_INFORMATION.replace("Ann", "").replace("Example", "Иванова"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value("firstName"))
                .andExpect(jsonPath("$.errors[0].message").value("First name is required."))
                .andExpect(jsonPath("$.errors[1].field").value("lastName"))
                .andExpect(jsonPath("$.errors[1].message").value(containsString("Latin letters")));

        assertThat(mine.answers).isEmpty();
        assertThat(world.completed(mine)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"31, 2, 1990", "9, 3, 2030", "29, 2, 2023"})
    void aDateOfBirthExistsAndIsPast(int day, int month, int year) throws Exception {
        Case mine = myCaseAt(PLAIN_STEP);
        String data = PERSONAL_INFORMATION
                .replace("\"birthDay\":9", "\"birthDay\":" + day)
                .replace("\"birthMonth\":\"3\"", "\"birthMonth\":\"" + month + "\"")
                .replace("1990", String.valueOf(year));

        answer(stepOf(mine), data).andExpect(status().isUnprocessableEntity());

        assertThat(mine.answers).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\uD83D\uDE00", "\\uD83D", "\\u202E"})
    void aCharacterThatNoNameHasIsRefused(String character) throws Exception {
        Case mine = myCaseAt(PLAIN_STEP);

        answer(stepOf(mine), PERSONAL_INFORMATION.replace("Ann", "Ann" + character))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value("firstName"));
    }

    @ParameterizedTest
    @CsvSource({"2026-02-30", "2027-01-01"})
    void aTransactionHappenedOnARealPastDay(String date) throws Exception {
        Case mine = myCaseAt("provide-latest-transactions");

        answer(stepOf(mine), "{\"kind1\":\"BUY\",\"amount1\":\"1\",\"currency1\":\"BTC\",\"date1\":\"" + date + "\"}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value("date1"));
    }

    @Test
    void aStepThatWasDoneIsRefused() throws Exception {
        Case mine = myCaseAt(PLAIN_STEP);
        String done = stepOf(mine);
        answer(done, PERSONAL_INFORMATION).andExpect(status().isOk());

        answer(done, PERSONAL_INFORMATION)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.message").value(containsString("done already")));

        assertThat(world.completed(mine)).hasSize(1);
    }

    @Test
    void anAnswerIsNotKeptWhenTheStepWasDoneMeanwhile() throws Exception {
        Case mine = myCaseAt(PLAIN_STEP);
        String step = stepOf(mine);
        world.beforeComplete = () -> mine.open("provide-latest-transactions");

        answer(step, PERSONAL_INFORMATION).andExpect(status().isConflict());

        assertThat(world.ended).containsExactly("rollback");
        assertThat(world.completed(mine)).isEmpty();
    }

    /** The process may change the case at the same moment, such as a timer that ends the step. */
    @Test
    void anAnswerThatLostToTheProcessIsTooLateAndNoError() throws Exception {
        Case mine = myCaseAt(PLAIN_STEP);
        world.beforeComplete = () -> {
            throw new ObjectOptimisticLockingFailureException("case", mine.id);
        };

        answer(stepOf(mine), PERSONAL_INFORMATION).andExpect(status().isConflict());

        assertThat(world.ended).containsExactly("rollback");
    }

    @Test
    void anAnswerOfADeviceThatWasReplacedMeanwhileIsRefused() throws Exception {
        Case mine = myCaseAt(CODE_STEP);
        world.whileCodeIsCompared = () -> mine.device++;

        answer(stepOf(mine), "{\"code\":\"12345678\"}")
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.message").value(containsString("another device")));

        assertThat(world.completed(mine)).isEmpty();
    }

    @Test
    void aStepOfAnotherCaseIsRefused() throws Exception {
        Case other = world.opened();
        Case mine = myCaseAt(PLAIN_STEP);

        answer(stepOf(other), "{}").andExpect(status().isConflict());

        assertThat(world.completed(other)).isEmpty();
        assertThat(world.completed(mine)).isEmpty();
    }

    @Test
    void aCaseIdInTheAnswerIsNotAWayIntoThatCase() throws Exception {
        Case other = world.opened();
        Case mine = myCaseAt(PLAIN_STEP);

        send(
                        "/recovery/steps/" + stepOf(mine) + "?caseId=" + other.id,
                        "{\"data\":" + PERSONAL_INFORMATION + ",\"caseId\":{\"value\":\"" + other.id + "\"}}")
                .andExpect(status().isOk());

        assertThat(other.answers).isEmpty();
        assertThat(mine.answers).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"data\"", "{}", "{\"data\":3}", "{\"data\":null}", "{\"data\":[]}"})
    void aBodyThatNoPageSendsIsRefused(String body) throws Exception {
        Case mine = myCaseAt(PLAIN_STEP);

        send("/recovery/steps/" + stepOf(mine), body).andExpect(status().isBadRequest());

        assertThat(world.completed(mine)).isEmpty();
    }

    @Test
    void anAnswerAboveTheLimitIsRefusedUnread() throws Exception {
        Case mine = myCaseAt(PLAIN_STEP);
        String fits = "x".repeat(60 * 1024);
        String tooMuch = "x".repeat(64 * 1024);

        answer(stepOf(mine), "{\"firstName\":\"" + tooMuch + "\"}")
                .andExpect(status().isPayloadTooLarge())
                .andExpect(jsonPath("$.message").value(containsString("more text")));
        answer(stepOf(mine), "{\"firstName\":\"" + fits + "\"}").andExpect(status().isUnprocessableEntity());
    }

    @Test
    void theRightCodeGoesOnAndIsKeptNowhere() throws Exception {
        Case mine = myCaseAt(CODE_STEP);

        answer(stepOf(mine), "{\"code\":\"12345678\"}").andExpect(status().isOk());

        assertThat(world.completed(mine)).containsExactly(DONE);
        assertThat(mine.answers).isEmpty();
    }

    @Test
    void aWrongCodeSaysHowManyTriesAreLeftAndTheTryCounts() throws Exception {
        Case mine = myCaseAt(CODE_STEP);

        answer(stepOf(mine), "{\"code\":\"00000000\"}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value("code"))
                .andExpect(jsonPath("$.message").value("That is not the code. You have 4 tries left."));
        mine.codeTries = 2;
        answer(stepOf(mine), "{\"code\":\"00000000\"}")
                .andExpect(jsonPath("$.message").value("That is not the code. You have one try left."));

        assertThat(mine.codeTries).isEqualTo(1);
        assertThat(world.ended).isEmpty();
        assertThat(world.completed(mine)).isEmpty();
    }

    @Test
    void theLastWrongCodeEndsTheStep() throws Exception {
        Case mine = myCaseAt(CODE_STEP);
        mine.codeTries = 1;

        answer(stepOf(mine), "{\"code\":\"00000000\"}").andExpect(status().isOk());

        assertThat(world.completed(mine)).containsExactly(ATTEMPTS_USED_UP);
        page("/recovery")
                .andExpect(content().string(containsString("Wrong confirmation codes were entered too often")));
    }

    @Test
    void anOldCodeAsksForAnother() throws Exception {
        Case mine = myCaseAt(CODE_STEP);
        world.codeExpired = true;

        answer(stepOf(mine), "{\"code\":\"12345678\"}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message").value(containsString("Send another code")));
    }

    @Test
    void thePageSaysUntilWhenTheCodeIsGood() throws Exception {
        myCaseAt(CODE_STEP);

        page("/recovery").andExpect(content().string(containsString("3 November 2026, 14:15 UTC")));
        world.codeExpired = true;
        page("/recovery").andExpect(content().string(containsString("too old by now")));
    }

    @Test
    void whoLostTheMailboxIsToldWhoCanHelp() throws Exception {
        myCaseAt(CODE_STEP);

        page("/recovery")
                .andExpect(content().string(containsString("only the support of the site that you sign in to")))
                .andExpect(content().string(containsString("https://host.example/sign-in")));
        myCaseAt(PLAIN_STEP);
        page("/recovery").andExpect(content().string(not(containsString("You cannot read this mailbox any more?"))));
    }

    @Test
    void thePageOfTheUploadKnowsTheLimitThatIsSet() throws Exception {
        when(world.evidence.maxFileSize()).thenReturn(DataSize.ofMegabytes(7));
        try {
            myCaseAt("upload-identity-document");

            page("/recovery")
                    .andExpect(content().string(containsString("data-largest=\"7340032\"")))
                    .andExpect(content().string(containsString("The picture is larger than 7 MB.")));
        } finally {
            when(world.evidence.maxFileSize()).thenReturn(DataSize.ofMegabytes(10));
        }
    }

    @Test
    void anotherCodeIsSentWhenItIsTime() throws Exception {
        Case mine = myCaseAt(CODE_STEP);

        press("/recovery/steps/" + stepOf(mine) + "/send-again")
                .andExpect(status().isSeeOther())
                .andExpect(redirectedUrl("/recovery"));

        assertThat(world.completed(mine)).containsExactly(SEND_AGAIN);
    }

    @Test
    void anotherCodeTooEarlySaysFromWhenOn() throws Exception {
        Case mine = myCaseAt(CODE_STEP);
        world.mayResend = false;

        press("/recovery/steps/" + stepOf(mine) + "/send-again")
                .andExpect(status().isTooManyRequests())
                .andExpect(content().string(containsString("3 November 2026, 14:06 UTC")));

        assertThat(world.completed(mine)).isEmpty();
    }

    @Test
    void aCodeThatNoMailServerTakesIsSaidWithTheWayOn() throws Exception {
        Case mine = myCaseAt(CODE_STEP);
        page("/recovery").andExpect(content().string(not(containsString("refuses our emails for good"))));

        world.codeRefused = true;

        page("/recovery")
                .andExpect(content().string(containsString("refuses our emails for good")))
                .andExpect(content().string(containsString("a***@example.org")))
                .andExpect(content().string(not(containsString("ann@example.org"))))
                .andExpect(content().string(containsString("https://host.example/sign-in")))
                .andExpect(content().string(containsString("/recovery/steps/" + stepOf(mine) + "/send-again")))
                .andExpect(content().string(not(containsString("is good until"))))
                .andExpect(content().string(not(containsString("id=\"form-data\""))));
        press("/recovery/steps/" + stepOf(mine) + "/send-again").andExpect(redirectedUrl("/recovery"));
        assertThat(world.completed(mine)).containsExactly(SEND_AGAIN);
    }

    @Test
    void anAddressThatWasChangedMeanwhileIsSaidToGetTheNextCode() throws Exception {
        myCaseAt(CODE_STEP);
        world.codeRefused = true;
        world.addressChanged = true;

        page("/recovery")
                .andExpect(content().string(containsString("It has another one by now")))
                .andExpect(content().string(not(containsString("refuses our emails for good"))));
    }

    @Test
    void onlyTheCodeStepSendsAgain() throws Exception {
        Case mine = myCaseAt(PLAIN_STEP);

        press("/recovery/steps/" + stepOf(mine) + "/send-again").andExpect(redirectedUrl("/recovery"));

        assertThat(world.completed(mine)).isEmpty();
    }

    @Test
    void theFaceCheckNeedsConsentAndALiveCapture() throws Exception {
        Case mine = myCaseAt("complete-face-check");

        world.replace(mine.id, EvidenceKind.FACE_FRAME, List.of(PICTURE));
        answer(stepOf(mine), "{\"way\":\"CAMERA\"}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message").value(containsString("Your consent to the face check is missing.")));
        mine.evidence.clear();
        mine.consented = true;
        answer(stepOf(mine), "{\"way\":\"CAMERA\"}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message").value(containsString("GO!")));
        world.replace(mine.id, EvidenceKind.FACE_FRAME, List.of(PICTURE));
        answer(stepOf(mine), "{\"way\":\"CAMERA\"}").andExpect(status().isOk());

        assertThat(mine.answers).containsKey("complete-face-check");
    }

    @Test
    void whoLetsAPersonCheckNeedsNoConsentAndSaysWhyAndWhen() throws Exception {
        Case mine = myCaseAt("complete-face-check");

        answer(stepOf(mine), "{\"way\":\"PERSON\"}").andExpect(status().isUnprocessableEntity());
        answer(stepOf(mine), "{\"way\":\"PERSON\",\"reason\":\"CONSENT_WITHDRAWN\"}")
                .andExpect(status().isUnprocessableEntity());
        answer(stepOf(mine), "{\"way\":\"PERSON\",\"reason\":\"NOT_SAID\",\"mornings\":true,\"weekend\":true}")
                .andExpect(status().isOk());

        assertThat(mine.answers.get("complete-face-check"))
                .containsEntry("reason", "NOT_SAID")
                .containsEntry("mornings", true)
                .containsEntry("evenings", false);
        verify(world.consents, never()).give(any());
    }

    @Test
    void aCardNeedsItsBack() throws Exception {
        Case mine = myCaseAt("upload-identity-document");
        mine.answers.put("choose-document-type", Map.of("documentType", "NATIONAL_ID_CARD"));
        world.replace(mine.id, EvidenceKind.DOCUMENT_FRONT, List.of(PICTURE));

        answer(stepOf(mine), "{\"notExpired\":true}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message").value("The picture of the back of your document is missing."));
        world.replace(mine.id, EvidenceKind.DOCUMENT_BACK, List.of(PICTURE));
        answer(stepOf(mine), "{\"notExpired\":true}").andExpect(status().isOk());
    }

    @Test
    void aPassportNeedsItsDataPageOnly() throws Exception {
        Case mine = myCaseAt("upload-identity-document");
        mine.answers.put("choose-document-type", Map.of("documentType", "INTERNATIONAL_PASSPORT"));

        answer(stepOf(mine), "{\"notExpired\":true}").andExpect(status().isUnprocessableEntity());
        world.replace(mine.id, EvidenceKind.DOCUMENT_FRONT, List.of(PICTURE));
        answer(stepOf(mine), "{\"notExpired\":true}").andExpect(status().isOk());
    }

    @Test
    void afterTheLastStepThePageSaysWordForWordThatItWasSubmitted() throws Exception {
        Case mine = myCaseAt("upload-identity-document");
        mine.answers.put("choose-document-type", Map.of("documentType", "INTERNATIONAL_PASSPORT"));
        world.replace(mine.id, EvidenceKind.DOCUMENT_FRONT, List.of(PICTURE));

        answer(stepOf(mine), "{\"notExpired\":true}");

        page("/recovery")
                .andExpect(content().string(containsString("You successfully submitted a request for 2FA recovery.")))
                .andExpect(content().string(containsString("5 November 2026, 14:05 UTC")));
    }

    @Test
    void earlierAnswersAreInTheFormAgainAndCannotBreakOutOfIt() throws Exception {
        Case mine = myCaseAt(PLAIN_STEP);
        mine.answers.put(PLAIN_STEP, Map.of("firstName", "</script><script>alert(1)</script>"));

        page("/recovery")
                .andExpect(content().string(containsString("\\u003c/script>\\u003cscript>alert(1)")))
                .andExpect(content().string(not(containsString("<script>alert"))));
    }

    @Test
    void whileTheProcessIsAtWorkThePageWaits() throws Exception {
        Case mine = myCaseAt(PLAIN_STEP);
        mine.step = null;
        mine.status = CaseStatus.FILLING_IN;

        page("/recovery").andExpect(content().string(containsString("One moment…")));
        json("/recovery/state")
                .andExpect(jsonPath("$.step").isEmpty())
                .andExpect(jsonPath("$.status").value("FILLING_IN"));
    }

    @Test
    void theStateNamesTheOpenStepAndNoCase() throws Exception {
        Case mine = myCaseAt(PLAIN_STEP);

        json("/recovery/state")
                .andExpect(jsonPath("$.step").value(stepOf(mine)))
                .andExpect(content().string(not(containsString(mine.id.toString()))));
    }

    @Test
    void noPageCarriesTheCaseId() throws Exception {
        Case mine = myCaseAt(PLAIN_STEP);

        page("/recovery").andExpect(content().string(not(containsString(mine.id.toString()))));
        page("/recovery/status").andExpect(content().string(not(containsString(mine.id.toString()))));
    }
}
