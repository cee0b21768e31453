package io.keyback.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.hamcrest.Matchers.containsString;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keyback.documentcheck.DocumentType;
import io.keyback.documentcheck.PictureRefused;
import io.keyback.evidence.EvidenceBusy;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceRefused;
import io.keyback.evidence.ScannerDown;
import io.keyback.portal.PortalWorld.Case;
import io.keyback.recovery.CaseStatus;
import io.keyback.recovery.InfoItem;
import io.keyback.throttle.Throttle;
import io.keyback.throttle.TooOften;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.util.unit.DataSize;

class EvidenceTest extends PortalTest {

    private static final String FRONT = "/recovery/evidence/document/front";
    private static final String BACK = "/recovery/evidence/document/back";

    private final Throttle throttle = part(Throttle.class);

    @Test
    void eachSideOfTheDocumentIsTakenWhileTheUploadIsOpen() throws Exception {
        Case mine = myCaseAt("upload-identity-document");

        upload(FRONT, "picture", 1).andExpect(status().isOk());
        upload(BACK, "picture", 1).andExpect(status().isOk());

        assertThat(mine.evidence)
                .extracting(EvidenceItem::kind)
                .containsExactly(EvidenceKind.DOCUMENT_FRONT, EvidenceKind.DOCUMENT_BACK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirm-email-code", "complete-face-check", "choose-document-type"})
    void documentsAreRefusedOutsideTheirStep(String form) throws Exception {
        Case mine = myCaseAt(form);

        upload(FRONT, "picture", 1).andExpect(status().isConflict());

        assertThat(mine.evidence).isEmpty();
    }

    @Test
    void nothingIsTakenAfterTheRequestWasSubmitted() throws Exception {
        Case mine = myCaseAt("complete-face-check");
        mine.step = null;
        mine.status = CaseStatus.IN_REVIEW;

        upload(FRONT, "picture", 1).andExpect(status().isConflict());
    }

    @Test
    void whatAReviewerAskedForIsTakenAgainAndNothingElse() throws Exception {
        Case mine = myCaseAt("provide-additional-info");
        mine.status = CaseStatus.AWAITING_INFO;
        mine.requested = Set.of(InfoItem.DOCUMENT);
        mine.infoRequestedAt = PortalWorld.NOW;

        upload(FRONT, "picture", 1).andExpect(status().isOk());
    }

    @Test
    void ofTheSidesOnlyTheOneThatIsAskedForIsTakenAgain() throws Exception {
        Case mine = myCaseAt("provide-additional-info");
        mine.status = CaseStatus.AWAITING_INFO;
        mine.requested = Set.of(InfoItem.DOCUMENT_BACK);
        mine.infoRequestedAt = PortalWorld.NOW;

        upload(FRONT, "picture", 1).andExpect(status().isConflict());
        upload(BACK, "picture", 1).andExpect(status().isOk());
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedPictureComesBackWithTheAdvice(EvidenceRefused.Reason reason) throws Exception {
        myCaseAt("upload-identity-document");
        world.refuseEvidence = reason;

        upload(FRONT, "picture", 1)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message").value(reason.advice(DataSize.ofMegabytes(10))));
    }

    @Test
    void aBadPictureComesBackWithTheAdviceOfTheGate() throws Exception {
        Case mine = myCaseAt("upload-identity-document");
        theGateRefuses(mine, false);

        upload(FRONT, "picture", 1)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message").value("The picture is blurred."))
                .andExpect(jsonPath("$.anyway").value(false));
        upload(BACK, "picture", 1).andExpect(status().isOk());

        assertThat(mine.evidence).extracting(EvidenceItem::kind).containsExactly(EvidenceKind.DOCUMENT_BACK);
    }

    @Test
    void thePageIsToldWhenTheApplicantMayInsist() throws Exception {
        theGateRefuses(myCaseAt("upload-identity-document"), true);

        upload(FRONT, "picture", 1).andExpect(jsonPath("$.anyway").value(true));
    }

    @Test
    void whoInsistsBeforeHeMayIsRefusedAllTheSame() throws Exception {
        Case mine = myCaseAt("upload-identity-document");
        theGateRefuses(mine, false);

        upload(FRONT + "/anyway", "picture", 1)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.anyway").value(false));

        assertThat(mine.evidence).isEmpty();
    }

    @Test
    void whoInsistsWhenHeMayIsNotJudged() throws Exception {
        Case mine = myCaseAt("upload-identity-document");
        theGateRefuses(mine, true);
        when(world.gate.mayBeUsedAnyway(mine.id, EvidenceKind.DOCUMENT_FRONT)).thenReturn(true);

        upload(BACK + "/anyway", "picture", 1).andExpect(status().isOk());
        upload(FRONT + "/anyway", "picture", 1).andExpect(status().isOk());

        assertThat(mine.evidence).hasSize(2);
        verify(world.gate, never()).judge(any(), eq(EvidenceKind.DOCUMENT_FRONT), any(), any());
        verify(world.gate).judge(any(), eq(EvidenceKind.DOCUMENT_BACK), any(), any());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoPictureCannotBeInsistedOn(EvidenceRefused.Reason reason) throws Exception {
        Case mine = myCaseAt("upload-identity-document");
        when(world.gate.mayBeUsedAnyway(mine.id, EvidenceKind.DOCUMENT_FRONT)).thenReturn(true);
        world.refuseEvidence = reason;

        upload(FRONT + "/anyway", "picture", 1)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.anyway").doesNotExist());

        assertThat(mine.evidence).isEmpty();
    }

    @Test
    void whoInsistsDoesSoOnlyWhileTheUploadIsOpen() throws Exception {
        Case mine = myCaseAt("complete-face-check");
        when(world.gate.mayBeUsedAnyway(mine.id, EvidenceKind.DOCUMENT_FRONT)).thenReturn(true);

        upload(FRONT + "/anyway", "picture", 1).andExpect(status().isConflict());
        upload("/recovery/evidence/document/inside/anyway", "picture", 1).andExpect(status().isNotFound());
    }

    @Test
    void theGateKnowsWhatTheDocumentIsSaidToBe() throws Exception {
        Case mine = myCaseAt("upload-identity-document");
        mine.answers.put("choose-document-type", Map.of("documentType", "INTERNATIONAL_PASSPORT"));

        upload(FRONT, "picture", 1).andExpect(status().isOk());

        verify(world.gate)
                .judge(mine.id, EvidenceKind.DOCUMENT_FRONT, DocumentType.INTERNATIONAL_PASSPORT, PortalWorld.PICTURE);
    }

    @Test
    void eachSideSaysWhatItsPictureMustShow() throws Exception {
        Case mine = myCaseAt("upload-identity-document");

        http.perform(get("/recovery").session(session))
                .andExpect(content().string(containsString("The side with your photo.")))
                .andExpect(content().string(containsString("lines of letters or a barcode")));
        mine.answers.put("choose-document-type", Map.of("documentType", "INTERNATIONAL_PASSPORT"));
        http.perform(get("/recovery").session(session))
                .andExpect(content().string(containsString("the two lines of letters")))
                .andExpect(content().string(containsString("Use this picture anyway")));
    }

    private void theGateRefuses(Case mine, boolean mayInsist) {
        PictureRefused refused = mock();
        when(refused.advice()).thenReturn("The picture is blurred.");
        when(refused.mayBeUsedAnyway()).thenReturn(mayInsist);
        doThrow(refused).when(world.gate).judge(eq(mine.id), eq(EvidenceKind.DOCUMENT_FRONT), any(), any());
    }

    @Test
    void aPictureWhoseStepWasDoneWhileItWasReadIsRefused() throws Exception {
        Case mine = myCaseAt("upload-identity-document");
        world.whilePicturesAreRead = () -> mine.step = null;

        upload(FRONT, "picture", 1).andExpect(status().isConflict());

        assertThat(mine.evidence).isEmpty();
    }

    @Test
    void aPictureOfADeviceThatWasReplacedWhileItWasReadIsRefused() throws Exception {
        Case mine = myCaseAt("upload-identity-document");
        world.whilePicturesAreRead = () -> mine.device++;

        upload(FRONT, "picture", 1).andExpect(status().isForbidden());

        assertThat(mine.evidence).isEmpty();
    }

    @Test
    void aSecondUploadAtTheSameTimeIsToldToWait() throws Exception {
        Case mine = myCaseAt("upload-identity-document");
        world.whilePicturesAreRead = () -> {
            world.whilePicturesAreRead = () -> {};
            assertThatNoException()
                    .isThrownBy(() -> upload(BACK, "picture", 1)
                            .andExpect(status().isTooManyRequests())
                            .andExpect(header().string("Retry-After", "10"))
                            .andExpect(jsonPath("$.message").value(containsString("still on its way"))));
        };

        upload(FRONT, "picture", 1).andExpect(status().isOk());
        upload(BACK, "picture", 1).andExpect(status().isOk());

        assertThat(mine.evidence).hasSize(2);
    }

    @Test
    void uploadsOfTwoCasesDoNotWaitForEachOther() throws Exception {
        myCaseAt("upload-identity-document");
        world.whilePicturesAreRead = () -> {
            world.whilePicturesAreRead = () -> {};
            MockHttpSession first = session;
            session = new MockHttpSession();
            myCaseAt("upload-identity-document");
            assertThatNoException().isThrownBy(() -> upload(FRONT, "picture", 1).andExpect(status().isOk()));
            session = first;
        };

        upload(FRONT, "picture", 1).andExpect(status().isOk());
    }

    @Test
    void whenTooManySendPicturesTheAnswerSaysWhenToTryAgain() throws Exception {
        myCaseAt("upload-identity-document");
        world.whilePicturesAreRead = () -> {
            throw new EvidenceBusy();
        };

        upload(FRONT, "picture", 1)
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "10"))
                .andExpect(jsonPath("$.message").value(containsString("Many people")));
        world.whilePicturesAreRead = () -> {};
        upload(FRONT, "picture", 1).andExpect(status().isOk());
    }

    @Test
    void anAccountThatHasSentTooManyIsToldWhenToComeBack() throws Exception {
        myCaseAt("upload-identity-document");
        doThrow(new TooOften(Duration.ofMinutes(7))).when(throttle).upload(anyString());
        try {
            upload(FRONT, "picture", 1)
                    .andExpect(status().isTooManyRequests())
                    .andExpect(header().string("Retry-After", "421"));
        } finally {
            reset(throttle);
        }
        upload(FRONT, "picture", 1).andExpect(status().isOk());
    }

    @Test
    void whileTheVirusScannerIsDownTheStepWaits() throws Exception {
        myCaseAt("upload-identity-document");
        world.whilePicturesAreRead = () -> {
            throw new ScannerDown("ConnectException");
        };

        upload(FRONT, "picture", 1)
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "10"))
                .andExpect(jsonPath("$.message").value(containsString("Nothing you entered is lost")));
        world.whilePicturesAreRead = () -> {};
        upload(FRONT, "picture", 1).andExpect(status().isOk());
    }

    @Test
    void anUploadWithoutAPictureSaysSo() throws Exception {
        myCaseAt("upload-identity-document");

        upload(FRONT, "picture", 0)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message").value(containsString("empty")));
    }

    @Test
    void aDocumentHasTwoSides() throws Exception {
        myCaseAt("upload-identity-document");

        upload("/recovery/evidence/document/inside", "picture", 1).andExpect(status().isNotFound());
    }

    @Test
    void withoutASessionNothingIsTaken() throws Exception {
        upload(FRONT, "picture", 1)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.message").value(containsString("Your session has ended")));
    }

    private ResultActions upload(String address, String name, int pictures) throws Exception {
        MockMultipartHttpServletRequestBuilder request = multipart(address);
        for (int i = 0; i < pictures; i++) {
            request.file(new MockMultipartFile(name, i + ".jpg", MediaType.IMAGE_JPEG_VALUE, new byte[] {1, 2, 3}));
        }
        return http.perform(request.session(session).accept(MediaType.APPLICATION_JSON));
    }
}
