package io.keyback.evidence;

import org.springframework.util.unit.DataSize;

/** A picture was not taken in; nothing of it is kept. */
public class EvidenceRefused extends RuntimeException {

    /** Why, with the sentence that its page shows. */
    public enum Reason {
        EMPTY("The file is empty. Please choose the picture again."),
        TOO_LARGE("The picture is larger than {largest}. Please take it again or choose a smaller one."),
        NOT_A_PICTURE("This is not a picture that we can read. Please use a JPEG, PNG or WebP picture."),
        HEIC("Pictures in HEIC format cannot be read. Set the camera to “Most compatible” or send a JPEG."),
        TOO_SMALL("The picture is too small to read. Please take it again from closer."),
        TOO_MANY_PIXELS("The picture has too many pixels. Please take it again with a lower resolution."),
        HARMFUL("The virus scanner refuses this file. Please take a new picture with your camera and send that."),
        DAMAGED("The picture is damaged and cannot be opened. Please take it again."),
        TOO_FEW("There are fewer pictures than this step needs. Please take them again."),
        TOO_MANY("There are more pictures than this step takes.");

        private final String advice;

        Reason(String advice) {
            this.advice = advice;
        }

        /** What to do, where a picture may be as large as this. */
        public String advice(DataSize largest) {
            return advice.replace("{largest}", words(largest));
        }

        private static String words(DataSize size) {
            DataSize whole = DataSize.ofMegabytes(size.toMegabytes());
            return size.equals(whole) ? size.toMegabytes() + " MB" : size.toKilobytes() + " KB";
        }
    }

    private final Reason reason;

    public EvidenceRefused(Reason reason) {
        super("Evidence refused: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
