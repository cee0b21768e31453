package io.keyback.benchmark;

import io.keyback.documentcheck.drawing.Bearer;
import io.keyback.documentcheck.drawing.DrawnDocument;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The holder's identity card, drawn once. */
final class Pictures {

    private static final int YEARS_VALID = 5;

    private final byte[] front;
    private final byte[] back;

    Pictures() {
        Bearer holder = Bearer.of(7)
                .named("O'Neil", "Zoe")
                .born(LocalDate.of(1990, 3, 9))
                .of("AUT")
                .expiring(LocalDate.now(ZoneOffset.UTC).plusYears(YEARS_VALID));
        front = DrawnDocument.idCardFront(holder).jpeg();
        back = DrawnDocument.idCardBack(holder).jpeg();
    }

    byte[] front() {
        return front;
    }

    byte[] back() {
        return back;
    }
}
