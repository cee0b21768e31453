package io.keyback.review;

import io.keyback.caseid.CaseId;
import io.keyback.documentcheck.DocumentReading.Part;
import io.keyback.evidence.EvidenceId;
import io.keyback.recovery.PersonalData;
import io.keyback.recovery.UnmaskReason;
import io.keyback.review.CaseFile.Unmasked;
import io.keyback.vision.NoWorkerFree;
import io.keyback.vision.TimeUp;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.Principal;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Serves the file of a case and its pictures to the reviewer who has claimed it. */
@RestController
@RequestMapping("/review/cases/{caseId}")
class ReviewController {

    private final CaseFiles files;

    ReviewController(CaseFiles files) {
        this.files = files;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    CaseFile file(@PathVariable String caseId, Principal reader) {
        return files.open(CaseId.of(caseId), reader.getName());
    }

    /** What personal data are wanted in clear, and what for. */
    record Wish(@NotNull UnmaskReason reason, @NotNull PersonalData what) {}

    /** The answer is all there is in clear: the file that is read next is masked again. */
    @PostMapping(path = "/unmasking", produces = MediaType.APPLICATION_JSON_VALUE)
    Unmasked unmask(@PathVariable String caseId, @Valid @RequestBody Wish wish, Principal reader) {
        return files.unmask(CaseId.of(caseId), reader.getName(), wish.reason(), wish.what());
    }

    /** Inline for the page, and harmless should somebody open its address alone. */
    @GetMapping("/evidence/{evidenceId}")
    ResponseEntity<byte[]> picture(@PathVariable String caseId, @PathVariable String evidenceId, Principal reader) {
        return files.picture(CaseId.of(caseId), EvidenceId.of(evidenceId), reader.getName())
                .map(picture -> shown(picture, MediaType.IMAGE_JPEG, "evidence.jpg"))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /** Fetched from the host for this answer alone. */
    @GetMapping("/face-on-file")
    ResponseEntity<byte[]> faceOnFile(@PathVariable String caseId, Principal reader) {
        return files.faceOnFile(CaseId.of(caseId), reader.getName())
                .map(picture -> shown(picture, MediaType.IMAGE_JPEG, "on-file.jpg"))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /** Cut for this answer alone, without loss: small print is what it is for. */
    @GetMapping("/document/{part}")
    ResponseEntity<byte[]> cut(@PathVariable String caseId, @PathVariable String part, Principal reader) {
        return files.cut(CaseId.of(caseId), Part.valueOf(part), reader.getName())
                .map(picture -> shown(png(picture), MediaType.IMAGE_PNG, "document.png"))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static ResponseEntity<byte[]> shown(byte[] picture, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name).build().toString())
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .body(picture);
    }

    private static byte[] png(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", new MemoryCacheImageOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @ExceptionHandler(NotTheReviewer.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    void notTheReviewer() {
        // the status says it
    }

    @ExceptionHandler({NoWorkerFree.class, TimeUp.class})
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    void cannotBeCutNow() {
        // the status says it
    }

    /** An id that is none. */
    @ExceptionHandler(IllegalArgumentException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    void noSuchId() {
        // the status says it
    }
}
