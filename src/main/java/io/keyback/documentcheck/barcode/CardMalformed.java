package io.keyback.documentcheck.barcode;

public class CardMalformed extends RuntimeException {
    CardMalformed(String text) {
        super(text);
    }
}
