package io.keyback.portal;

import io.keyback.audit.Receipts;
import io.keyback.recovery.CaseView;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Hands an applicant the receipt of his own request, to keep. */
@Controller
class ReceiptAddress {

    private final Receipts receipts;

    ReceiptAddress(Receipts receipts) {
        this.receipts = receipts;
    }

    /** Not found before the request was submitted. */
    @GetMapping("/recovery/receipt")
    ResponseEntity<byte[]> receipt(CaseView theCase) {
        String name = "keyback-receipt-" + theCase.reference() + ".jwt";
        return receipts.ofSubmission(theCase.id())
                .map(receipt -> ResponseEntity.ok()
                        .contentType(MediaType.TEXT_PLAIN)
                        .cacheControl(CacheControl.noStore())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(name)
                                        .build()
                                        .toString())
                        .body(receipt.getBytes(StandardCharsets.US_ASCII)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
