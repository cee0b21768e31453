package io.keyback.portal;

/** As many codes for a second device as may be were made for the case. */
class TooManyCodes extends RuntimeException {
    TooManyCodes() {
        super("Enough codes for a second device were made for this case");
    }
}
