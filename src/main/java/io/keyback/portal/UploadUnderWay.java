package io.keyback.portal;

/** Another upload of the same case has not ended yet. */
class UploadUnderWay extends RuntimeException {
    UploadUnderWay() {
        super("Another upload of this case is under way");
    }
}
