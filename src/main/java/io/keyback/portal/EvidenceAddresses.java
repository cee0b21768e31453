package io.keyback.portal;

import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceRefused;
import io.keyback.evidence.EvidenceStore;
import io.keyback.recovery.CaseView;
import io.keyback.recovery.InfoItem;
import io.keyback.recovery.StepNotOpen;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Where the pages send pictures; open only while a step takes them. What came in is never sent back. */
@RestController
@RequestMapping(
        path = "/recovery/evidence",
        consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class EvidenceAddresses {

    private final EvidenceStore evidence;
    private final Submissions submissions;

    EvidenceAddresses(EvidenceStore evidence, Submissions submissions) {
        this.evidence = evidence;
        this.submissions = submissions;
    }

    /** How many pictures were taken in. */
    record Received(int pictures) {}

    @PostMapping("/face")
    Received face(CaseView theCase, @RequestParam(required = false) @Nullable List<MultipartFile> frames)
            throws IOException {
        requireOpen(theCase, FaceCheckRule.FORM, InfoItem.FACE);
        return take(theCase, EvidenceKind.FACE_FRAME, frames == null ? List.of() : frames);
    }

    @PostMapping("/document/{side}")
    Received document(
            CaseView theCase,
            @PathVariable String side,
            @RequestParam(required = false) @Nullable List<MultipartFile> picture)
            throws IOException {
        EvidenceKind kind = DocumentSide.of(side)
                .map(DocumentSide::kind)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        requireOpen(theCase, DocumentUploadRule.FORM, InfoItem.DOCUMENT);
        if (picture == null || picture.isEmpty()) {
            throw new EvidenceRefused(EvidenceRefused.Reason.EMPTY);
        }
        return take(theCase, kind, picture);
    }

    private void requireOpen(CaseView theCase, String form, InfoItem item) {
        boolean firstTime = submissions.openForm(theCase).filter(form::equals).isPresent();
        if (!firstTime && !submissions.awaited(theCase, item)) {
            throw new StepNotOpen(form);
        }
    }

    private Received take(CaseView theCase, EvidenceKind kind, List<MultipartFile> files) throws IOException {
        List<byte[]> pictures = new ArrayList<>(files.size());
        for (MultipartFile file : files) {
            pictures.add(file.getBytes());
        }
        return new Received(evidence.replace(theCase.id(), kind, pictures).size());
    }
}
