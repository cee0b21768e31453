package io.keyback.demo;

import java.math.BigDecimal;

/** How much of an asset an account has. */
record Holding(Asset asset, BigDecimal amount) {

    BigDecimal valueInUsd() {
        return amount.multiply(asset.inUsd());
    }
}
