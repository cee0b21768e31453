package io.keyback.facecheck;

/** What came is no frame. */
class FrameUnreadable extends RuntimeException {
    FrameUnreadable(String why) {
        super(why);
    }
}
