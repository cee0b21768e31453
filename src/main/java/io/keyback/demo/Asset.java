package io.keyback.demo;

import java.math.BigDecimal;

/** What the exchange trades, at demo prices that never move. */
enum Asset {
    BTC("Bitcoin", "61420.00", "+1.8 %"),
    ETH("Ether", "2984.50", "−0.6 %"),
    SOL("Solana", "148.20", "+3.1 %"),
    USDC("USD Coin", "1.00", "0.0 %"),
    EUR("Euro", "1.08", "+0.1 %"),
    USD("US Dollar", "1.00", "0.0 %");

    private final String words;
    private final BigDecimal inUsd;
    private final String change;

    Asset(String words, String inUsd, String change) {
        this.words = words;
        this.inUsd = new BigDecimal(inUsd);
        this.change = change;
    }

    public String words() {
        return words;
    }

    public BigDecimal inUsd() {
        return inUsd;
    }

    /** Over the last day. */
    public String change() {
        return change;
    }
}
