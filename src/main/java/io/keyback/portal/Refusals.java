package io.keyback.portal;

import io.keyback.conversation.MessageRefused;
import io.keyback.documentcheck.PictureRefused;
import io.keyback.evidence.EvidenceBusy;
import io.keyback.evidence.EvidenceRefused;
import io.keyback.evidence.EvidenceStore;
import io.keyback.evidence.ScannerDown;
import io.keyback.form.FormError;
import io.keyback.recovery.CaseBusy;
import io.keyback.recovery.StepNotOpen;
import io.keyback.throttle.TooOften;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** The one place where refusals become pages, or JSON for the scripts of pages. */
@ControllerAdvice
class Refusals {

    private final Pages pages;
    private final EvidenceStore evidence;
    private final Duration retryAfter;

    Refusals(Pages pages, EvidenceStore evidence, PortalProperties properties) {
        this.pages = pages;
        this.evidence = evidence;
        this.retryAfter = properties.retryAfter();
    }

    /**
     * What a script shows.
     *
     * @param message a plain sentence
     * @param errors what is wrong with single fields; empty when the sentence says it all
     */
    record Refusal(String message, List<FormError> errors) {
        Refusal(String message) {
            this(message, List.of());
        }
    }

    /**
     * What a script shows at the picture.
     *
     * @param message a plain sentence
     * @param anyway whether the picture may be used all the same
     */
    record Retake(String message, boolean anyway) {}

    @ExceptionHandler
    Object sessionEnded(SessionEnded ended, HttpServletRequest request) {
        return notice(Notice.SESSION_ENDED, request);
    }

    @ExceptionHandler
    Object stopped(CaseStopped stopped, HttpServletRequest request) {
        return notice(Notice.CASE_STOPPED, request);
    }

    @ExceptionHandler
    Object busy(CaseBusy busy, HttpServletRequest request) {
        return notice(Notice.BUSY, request);
    }

    @ExceptionHandler
    Object tooOften(TooOften refused, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(
                HttpHeaders.RETRY_AFTER, String.valueOf(refused.retryAfter().toSeconds() + 1));
        return notice(Notice.TOO_OFTEN, request);
    }

    @ExceptionHandler
    Object takenOver(TakenOver taken, HttpServletRequest request) {
        return notice(Notice.TAKEN_OVER, request);
    }

    @ExceptionHandler
    ResponseEntity<Refusal> stepNotOpen(StepNotOpen done) {
        return refusal(
                HttpStatus.CONFLICT,
                new Refusal("This step is done already, or it was sent twice. Load the page again to go on."));
    }

    @ExceptionHandler
    ResponseEntity<Refusal> handOverClosed(HandOverClosed closed) {
        return refusal(HttpStatus.CONFLICT, new Refusal(closed.standing().words()));
    }

    @ExceptionHandler
    ResponseEntity<Refusal> answerRefused(AnswerRefused refused) {
        String message = refused.errors().size() == 1
                ? refused.errors().get(0).message()
                : "Please correct what is listed here, and send it again.";
        return refusal(HttpStatus.UNPROCESSABLE_ENTITY, new Refusal(message, refused.errors()));
    }

    @ExceptionHandler
    ResponseEntity<Refusal> messageRefused(MessageRefused refused) {
        return refusal(
                HttpStatus.UNPROCESSABLE_ENTITY, new Refusal(refused.reason().words()));
    }

    @ExceptionHandler
    ResponseEntity<Refusal> evidenceRefused(EvidenceRefused refused) {
        return refusal(
                HttpStatus.UNPROCESSABLE_ENTITY, new Refusal(refused.reason().advice(evidence.maxFileSize())));
    }

    @ExceptionHandler
    ResponseEntity<Retake> pictureRefused(PictureRefused refused) {
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_ENTITY)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Retake(refused.advice(), refused.mayBeUsedAnyway()));
    }

    /** Thrown before any handler is chosen, while the request is read. */
    @ExceptionHandler
    ResponseEntity<Refusal> uploadTooLarge(MaxUploadSizeExceededException tooLarge) {
        return refusal(
                HttpStatus.PAYLOAD_TOO_LARGE,
                new Refusal(EvidenceRefused.Reason.TOO_LARGE.advice(evidence.maxFileSize())));
    }

    @ExceptionHandler
    ResponseEntity<Refusal> uploadUnderWay(UploadUnderWay another) {
        return later(
                HttpStatus.TOO_MANY_REQUESTS,
                "Another picture of yours is still on its way. Please wait a moment and send this one again.");
    }

    @ExceptionHandler
    ResponseEntity<Refusal> tooManyCodes(TooManyCodes enough) {
        return refusal(
                HttpStatus.TOO_MANY_REQUESTS,
                new Refusal("You have made many codes within a short time. Please wait an hour before you make another"
                        + " one, use the camera of this screen, or choose that a person checks instead."));
    }

    @ExceptionHandler
    ResponseEntity<Refusal> evidenceBusy(EvidenceBusy busy) {
        return later(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Many people send pictures just now. Please wait a moment and send yours again.");
    }

    @ExceptionHandler
    ResponseEntity<Refusal> scannerDown(ScannerDown down) {
        return later(
                HttpStatus.SERVICE_UNAVAILABLE,
                "We cannot look at files just now. Nothing you entered is lost. Please send yours again in a few minutes.");
    }

    /** The connection broke, or the body is not what its header says. */
    @ExceptionHandler
    ResponseEntity<Refusal> uploadBroken(MultipartException broken) {
        return refusal(HttpStatus.BAD_REQUEST, new Refusal("The upload did not arrive whole. Please try again."));
    }

    @ExceptionHandler
    ResponseEntity<Refusal> answerTooLarge(AnswerTooLarge tooLarge) {
        return refusal(
                HttpStatus.PAYLOAD_TOO_LARGE,
                new Refusal("There is more text than this step takes. Please shorten it."));
    }

    @ExceptionHandler
    ResponseEntity<Refusal> answerUnreadable(AnswerUnreadable unreadable) {
        return refusal(
                HttpStatus.BAD_REQUEST,
                new Refusal("The page sent something that we cannot read. Load the page again to go on."));
    }

    private Object notice(Notice notice, HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        boolean script = accept != null && accept.startsWith(MediaType.APPLICATION_JSON_VALUE);
        return script
                ? refusal(notice.status(), new Refusal(notice.title() + ". " + notice.why()))
                : pages.notice(notice);
    }

    private ResponseEntity<Refusal> later(HttpStatus status, String message) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter.toSeconds()))
                .body(new Refusal(message));
    }

    private static ResponseEntity<Refusal> refusal(HttpStatus status, Refusal refusal) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(refusal);
    }
}
