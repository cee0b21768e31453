package io.keyback.account;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A transaction on file at the host; {@code currency} is its ticker or ISO 4217 code. */
public record Transaction(Kind kind, BigDecimal amount, String currency, LocalDate date) {

    /** What moved. */
    public enum Kind {
        DEPOSIT,
        WITHDRAWAL,
        BUY,
        SELL
    }
}
