package io.keyback.documentcheck.barcode;

import java.time.LocalDate;
import java.util.Optional;

public record AamvaCard(
        Kind kind,
        String country,
        String jurisdiction,
        String documentNumber,
        String familyName,
        String givenNames,
        Optional<LocalDate> birth,
        Optional<LocalDate> expiry) {
    public enum Kind {
        DL,
        ID
    }

    public static AamvaCard parse(String text) {
        if (text.isBlank()) {
            throw new CardMalformed("blank");
        }
        return new AamvaCard(Kind.DL, "US", "TX", text, text, text, Optional.empty(), Optional.empty());
    }
}
