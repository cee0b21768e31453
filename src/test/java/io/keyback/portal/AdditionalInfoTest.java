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
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdditionalInfoTest extends PortalTest {

    private static final byte[] PICTURE = {1};
    private static final List<byte[]> FRAMES = List.of(PICTURE, PICTURE, PICTURE);

    @Test
    void thePageShowsWhatIsAskedInWordsAndUntilWhen() throws Exception {
        asked(InfoItem.FACE, InfoItem.TRANSACTIONS);

        page("/recovery")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(InfoItem.FACE.words())))
                .andExpect(content().string(containsString(InfoItem.TRANSACTIONS.words())))
                .andExpect(content().string(not(containsString(InfoItem.DOCUMENT.words()))))
                .andExpect(content().string(containsString("10 November 2026, 14:05 UTC")));
    }

    @Test
    void whatWasGivenBeforeTheRequestDoesNotCount() throws Exception {
        Case mine = myCaseAt("complete-face-check");
        world.replace(mine.id, EvidenceKind.FACE_FRAME, FRAMES);
        answer(stepOf(mine), "{\"consent\":true}").andExpect(status().isOk());
        world.now = world.now.plus(Duration.ofHours(1));
        ask(mine, InfoItem.FACE);

        answer(stepOf(mine), "{}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message").value("“Face check” is still missing."));
        send("/recovery/items/FACE/complete-face-check", "{\"data\":{\"consent\":true}}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message").value(containsString("GO!")));
    }

    @Test
    void whenEverythingWasGivenAgainItCanBeSent() throws Exception {
        Case mine = asked(InfoItem.FACE, InfoItem.PERSONAL_INFORMATION);

        world.replace(mine.id, EvidenceKind.FACE_FRAME, FRAMES);
        send("/recovery/items/FACE/complete-face-check", "{\"data\":{\"consent\":true}}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.next").value("/recovery"));
        answer(stepOf(mine), "{}").andExpect(status().isUnprocessableEntity());
        send(
                        "/recovery/items/PERSONAL_INFORMATION/provide-personal-information",
                        "{\"data\":" + PERSONAL_INFORMATION + "}")
                .andExpect(status().isOk());
        answer(stepOf(mine), "{\"message\":\"Sorry\"}").andExpect(status().isOk());

        assertThat(world.completed(mine)).containsExactly(DONE);
        assertThat(mine.answers.get("provide-additional-info")).containsEntry("message", "Sorry");
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
    void whatWasNotAskedForCannotBeChanged() throws Exception {
        Case mine = asked(InfoItem.FACE);

        send(
                        "/recovery/items/PERSONAL_INFORMATION/provide-personal-information",
                        "{\"data\":" + PERSONAL_INFORMATION + "}")
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
