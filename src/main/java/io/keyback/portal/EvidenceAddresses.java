package io.keyback.portal;

import io.keyback.documentcheck.PictureGate;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceRefused;
import io.keyback.evidence.EvidenceStore;
import io.keyback.recovery.CaseView;
import io.keyback.recovery.InfoItem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.server.ResponseStatusException;

/**
 * Where the pages send pictures; open only while a step takes them. What came in is never sent back. The body of a
 * request is read when its parts are asked for, and not before it is clear that they are wanted.
 */
@RestController
@RequestMapping(
        path = "/recovery/evidence",
        consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class EvidenceAddresses {

    private final EvidenceStore evidence;
    private final Submissions submissions;
    private final UploadsUnderWay uploads;
    private final PictureGate gate;
    private final HandedIn handedIn;

    EvidenceAddresses(
            EvidenceStore evidence,
            Submissions submissions,
            UploadsUnderWay uploads,
            PictureGate gate,
            HandedIn handedIn) {
        this.evidence = evidence;
        this.submissions = submissions;
        this.uploads = uploads;
        this.gate = gate;
        this.handedIn = handedIn;
    }

    /** How many pictures were taken in. */
    record Received(int pictures) {}

    /** Pictures of one kind: the part of the body that holds them, and what must be open for them. */
    private record Wanted(EvidenceKind kind, String part, Set<InfoItem> items, String form) {}

    @PostMapping("/document/{side}")
    Received document(CaseView theCase, @PathVariable String side, MultipartRequest request) throws IOException {
        DocumentSide shown = side(side);
        return take(theCase, wanted(shown), picture -> judge(theCase, shown, picture), request);
    }

    /** The applicant insists. Whether he may is not for his browser to say: where he may not, it is judged as any. */
    @PostMapping("/document/{side}/anyway")
    Received documentAnyway(CaseView theCase, @PathVariable String side, MultipartRequest request) throws IOException {
        DocumentSide shown = side(side);
        return gate.mayBeUsedAnyway(theCase.id(), shown.kind())
                ? take(theCase, wanted(shown), anyPicture -> {}, request)
                : document(theCase, side, request);
    }

    private static DocumentSide side(String side) {
        return DocumentSide.of(side).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Wanted wanted(DocumentSide shown) {
        return new Wanted(shown.kind(), "picture", Set.of(InfoItem.DOCUMENT, shown.item()), DocumentUploadRule.FORM);
    }

    private void judge(CaseView theCase, DocumentSide shown, BufferedImage picture) {
        gate.judge(theCase.id(), shown.kind(), handedIn.declared(theCase.id()).orElse(null), picture);
    }

    private Received take(CaseView theCase, Wanted wanted, Consumer<BufferedImage> judge, MultipartRequest request)
            throws IOException {
        submissions.requirePicturesWanted(theCase, wanted.items(), wanted.form());
        uploads.begin(theCase);
        try {
            List<MultipartFile> pictures = request.getFiles(wanted.part());
            if (pictures.isEmpty()) {
                throw new EvidenceRefused(EvidenceRefused.Reason.EMPTY);
            }
            return new Received(
                    evidence.replace(theCase.id(), wanted.kind(), pictures, judge, () -> requireWanted(theCase, wanted))
                            .size());
        } finally {
            uploads.end(theCase.id());
        }
    }

    /** Once more in the transaction that keeps the pictures: the step may have been completed while they came. */
    private void requireWanted(CaseView theCase, Wanted wanted) {
        submissions.requirePicturesWanted(submissions.lock(theCase), wanted.items(), wanted.form());
    }
}
