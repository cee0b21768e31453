package io.keyback.portal;

import static io.keyback.recovery.StepAnswer.DONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keyback.evidence.EvidenceKind;
import io.keyback.portal.PortalWorld.Case;
import io.keyback.recovery.CaseStatus;
import io.keyback.recovery.InfoItem;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdditionalInfoTest extends PortalTest {

    private static final byte[] PICTURE = {1};
    private static final String BIRTH = "/recovery/items/DATE_OF_BIRTH/provide-personal-information";
    private static final String QUESTION = "/recovery/items/QUESTION/answer-question";
    private static final List<byte[]> FRAMES = List.of(PICTURE, PICTURE, PICTURE);

    @Test
    void thePageShowsWhatIsAskedInWordsAndUntilWhen() throws Exception {
        Case mine = asked(InfoItem.FACE, InfoItem.TRANSACTIONS);

        page("/recovery")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(InfoItem.FACE.words())))
                .andExpect(content().string(containsString(InfoItem.TRANSACTIONS.words())))
                .andExpect(content().string(containsString(mine.request().words(InfoItem.FACE))))
                .andExpect(content().string(not(containsString(InfoItem.DOCUMENT.words()))))
                .andExpect(content().string(containsString("10 November 2026, 14:05 UTC")));
    }

    @Test
    void whatWasGivenBeforeTheRequestDoesNotCount() throws Exception {
        Case mine = myCaseAt("complete-face-check");
        mine.consented = true;
        world.replace(mine.id, EvidenceKind.FACE_FRAME, FRAMES);
        answer(stepOf(mine), "{\"way\":\"CAMERA\"}").andExpect(status().isOk());
        world.now = world.now.plus(Duration.ofMinutes(50));
        ask(mine, InfoItem.FACE);

        answer(stepOf(mine), "{}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message").value("“Face check” is still missing."));
        send("/recovery/items/FACE/complete-face-check", "{\"data\":{\"way\":\"CAMERA\"}}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message").value(containsString("GO!")));
    }

    @Test
    void whenEverythingWasGivenAgainItCanBeSent() throws Exception {
        Case mine = asked(InfoItem.FACE, InfoItem.TRANSACTIONS);
        mine.consented = true;

        world.replace(mine.id, EvidenceKind.FACE_FRAME, FRAMES);
        send("/recovery/items/FACE/complete-face-check", "{\"data\":{\"way\":\"CAMERA\"}}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.next").value("/recovery"));
        answer(stepOf(mine), "{}").andExpect(status().isUnprocessableEntity());
        send("/recovery/items/TRANSACTIONS/provide-latest-transactions", "{\"data\":{\"noTransactions\":true}}")
                .andExpect(status().isOk());
        answer(stepOf(mine), "{\"message\":\"Sorry\"}").andExpect(status().isOk());

        assertThat(world.completed(mine)).containsExactly(DONE);
        assertThat(mine.answers.get("provide-additional-info")).containsEntry("message", "Sorry");
    }

    @Test
    void aFaceIsGivenAgainWithConsentOnlyAndByEitherWay() throws Exception {
        Case mine = asked(InfoItem.FACE);
        world.replace(mine.id, EvidenceKind.FACE_FRAME, FRAMES);

        send("/recovery/items/FACE/complete-face-check", "{\"data\":{\"way\":\"CAMERA\"}}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message").value(containsString("Your consent to the face check is missing.")));
        send(
                        "/recovery/items/FACE/complete-face-check",
                        "{\"data\":{\"way\":\"PERSON\",\"reason\":\"NOT_WANTED\",\"evenings\":true}}")
                .andExpect(status().isOk());

        assertThat(mine.given).containsExactly(InfoItem.FACE);
    }

    @Test
    void theDocumentIsChosenThenUploaded() throws Exception {
        Case mine = asked(InfoItem.DOCUMENT);

        send(
                        "/recovery/items/DOCUMENT/choose-document-type",
                        "{\"data\":{\"documentType\":\"INTERNATIONAL_PASSPORT\",\"issuingCountry\":\"DE\"}}")
                .andExpect(jsonPath("$.next").value("/recovery/items/DOCUMENT/upload-identity-document"));
        page("/recovery/items/DOCUMENT/upload-identity-document")
                .andExpect(content().string(containsString("data-side=\"front\"")))
                .andExpect(content().string(not(containsString("data-side=\"back\""))));
        world.replace(mine.id, EvidenceKind.DOCUMENT_FRONT, List.of(PICTURE));
        send("/recovery/items/DOCUMENT/upload-identity-document", "{\"data\":{\"notExpired\":true}}")
                .andExpect(status().isOk());

        page("/recovery").andExpect(content().string(containsString("id=\"form-data\"")));
    }

    @Test
    void aCardWhoseBackIsMissingIsNotDone() throws Exception {
        Case mine = asked(InfoItem.DOCUMENT);
        send(
                "/recovery/items/DOCUMENT/choose-document-type",
                "{\"data\":{\"documentType\":\"DRIVERS_LICENSE\",\"issuingCountry\":\"DE\"}}");
        world.replace(mine.id, EvidenceKind.DOCUMENT_FRONT, List.of(PICTURE));

        send("/recovery/items/DOCUMENT/upload-identity-document", "{\"data\":{\"notExpired\":true}}")
                .andExpect(status().isUnprocessableEntity());

        answer(stepOf(mine), "{}").andExpect(status().isUnprocessableEntity());
    }

    @Test
    void onlyTheSideThatIsAskedForIsShownAndNeeded() throws Exception {
        Case mine = asked(InfoItem.DOCUMENT_FRONT);
        mine.answers.put("choose-document-type", Map.of("documentType", "DRIVERS_LICENSE", "issuingCountry", "DE"));

        page("/recovery/items/DOCUMENT_FRONT/upload-identity-document")
                .andExpect(content().string(containsString(mine.request().words(InfoItem.DOCUMENT_FRONT))))
                .andExpect(content().string(containsString("data-side=\"front\"")))
                .andExpect(content().string(not(containsString("data-side=\"back\""))));
        send("/recovery/items/DOCUMENT_FRONT/upload-identity-document", "{\"data\":{\"notExpired\":true}}")
                .andExpect(status().isUnprocessableEntity());
        world.replace(mine.id, EvidenceKind.DOCUMENT_FRONT, List.of(PICTURE));
        send("/recovery/items/DOCUMENT_FRONT/upload-identity-document", "{\"data\":{\"notExpired\":true}}")
                .andExpect(status().isOk());

        answer(stepOf(mine), "{}").andExpect(status().isOk());
    }

    @Test
    void ofAFormOnlyTheFieldsOfTheItemAreShown() throws Exception {
        Case mine = asked(InfoItem.DATE_OF_BIRTH);
        mine.answers.put("provide-personal-information", person());

        page(BIRTH)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("birthYear")))
                .andExpect(content().string(not(containsString("firstName"))))
                .andExpect(content().string(not(containsString("street"))))
                .andExpect(content().string(not(containsString("Karlstad"))));
    }

    @Test
    void theOtherFieldsStayAsTheyWere() throws Exception {
        Case mine = asked(InfoItem.DATE_OF_BIRTH);
        mine.answers.put("provide-personal-information", person());

        send(BIRTH, "{\"data\":{\"birthDay\":2,\"birthMonth\":\"5\",\"birthYear\":1991,\"confirmTrue\":true}}")
                .andExpect(status().isOk());

        Map<String, @Nullable Object> expected = person();
        expected.putAll(Map.of("birthDay", 2, "birthMonth", "5", "birthYear", 1991));
        assertThat(mine.answers.get("provide-personal-information")).isEqualTo(expected);
    }

    @Test
    void aFieldOfAnotherItemIsRefused() throws Exception {
        Case mine = asked(InfoItem.DATE_OF_BIRTH);
        mine.answers.put("provide-personal-information", person());

        send(
                        BIRTH,
                        "{\"data\":{\"birthDay\":2,\"birthMonth\":\"5\",\"birthYear\":1991,\"confirmTrue\":true,"
                                + "\"lastName\":\"Somebody\"}}")
                .andExpect(status().isUnprocessableEntity());

        assertThat(mine.answers.get("provide-personal-information")).isEqualTo(person());
        assertThat(mine.given).isEmpty();
    }

    @Test
    void theFieldsOfAnItemAreJudgedWithTheWholeForm() throws Exception {
        Case mine = asked(InfoItem.DATE_OF_BIRTH);
        mine.answers.put("provide-personal-information", person());

        send(BIRTH, "{\"data\":{\"birthDay\":31,\"birthMonth\":\"2\",\"birthYear\":1991,\"confirmTrue\":true}}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message").value("Date of birth is not a day of the calendar."));
        send(BIRTH, "{\"data\":{}}").andExpect(status().isUnprocessableEntity());
    }

    @Test
    void ofTwoPartsOfAFormEachIsGivenByItself() throws Exception {
        Case mine = asked(InfoItem.NAME, InfoItem.DATE_OF_BIRTH);
        mine.answers.put("provide-personal-information", person());

        send(BIRTH, "{\"data\":{\"birthDay\":2,\"birthMonth\":\"5\",\"birthYear\":1991,\"confirmTrue\":true}}")
                .andExpect(status().isOk());

        answer(stepOf(mine), "{}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message").value("“Your name” is still missing."));
    }

    @Test
    void aQuestionStandsOnThePageInTheReviewersWordsAndIsAnsweredThere() throws Exception {
        Case mine = asked(InfoItem.QUESTION);
        mine.question = "Is <b>Zoe</b> you?";

        for (String address : List.of("/recovery", QUESTION)) {
            page(address).andExpect(content().string(containsString("Is &lt;b&gt;Zoe&lt;/b&gt; you?")));
        }
        send(QUESTION, "{\"data\":{}}").andExpect(status().isUnprocessableEntity());
        send(QUESTION, "{\"data\":{\"answer\":\"It is my middle name\"}}").andExpect(status().isOk());

        assertThat(mine.answer).isEqualTo("It is my middle name");
        assertThat(mine.answers).isEmpty();
        page(QUESTION).andExpect(content().string(containsString("It is my middle name")));
        answer(stepOf(mine), "{}").andExpect(status().isOk());
    }

    @Test
    void whatWasNotAskedForCannotBeChanged() throws Exception {
        Case mine = asked(InfoItem.FACE);

        send("/recovery/items/NAME/provide-personal-information", "{\"data\":" + PERSONAL_INFORMATION + "}")
                .andExpect(status().isConflict());
        send("/recovery/items/FACE/provide-personal-information", "{\"data\":" + PERSONAL_INFORMATION + "}")
                .andExpect(status().isConflict());
        page("/recovery/items/TRANSACTIONS/provide-latest-transactions").andExpect(redirectedUrl("/recovery"));

        assertThat(mine.answers).isEmpty();
    }

    @Test
    void nothingIsChangedWhileNothingIsAskedFor() throws Exception {
        Case mine = myCaseAt("complete-face-check");
        mine.requested = Set.of(InfoItem.FACE);
        mine.infoRequestedAt = PortalWorld.NOW;

        send("/recovery/items/FACE/complete-face-check", "{\"data\":{}}").andExpect(status().isConflict());
    }

    private static Map<String, @Nullable Object> person() {
        Map<String, @Nullable Object> person = new HashMap<>(Map.of(
                "firstName", "Zoe",
                "lastName", "Berg",
                "birthDay", 1,
                "birthMonth", "4",
                "birthYear", 1990,
                "street", "Storgatan 1",
                "city", "Karlstad",
                "country", "SE",
                "confirmTrue", true));
        person.put("postalCode", null);
        return person;
    }

    private Case asked(InfoItem... items) {
        Case mine = myCaseAt("provide-additional-info");
        ask(mine, items);
        return mine;
    }

    private void ask(Case mine, InfoItem... items) {
        mine.open("provide-additional-info");
        mine.status = CaseStatus.AWAITING_INFO;
        mine.requested = Set.of(items);
        mine.infoRequestedAt = world.now;
    }
}
