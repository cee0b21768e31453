package io.keyback.vault;

import java.util.Locale;

/**
 * Where something sealed belongs. It opens at no other place: neither in another case, nor in another row or column, nor
 * as another version of the same.
 *
 * @param what the kind of object
 * @param id of the object within its case
 * @param version of the object; 1 where it is never changed
 */
public record Place(What what, String id, int version) {

    /** What is sealed; the names are part of what was sealed and must stay. */
    public enum What {
        ANSWER,
        ATTEMPT,
        DOCUMENT_READING,
        EXIF,
        INFO_ANSWER,
        INFO_NOTE,
        INFO_QUESTION,
        MESSAGE,
        ORIGINAL,
        PICTURE,
        REVIEW_NOTE,
        STOP_NOTE
    }

    /** The only version of something that is never changed. */
    public static Place of(What what, Object id) {
        return new Place(what, id.toString(), 1);
    }

    @Override
    public String toString() {
        return what.name().toLowerCase(Locale.ROOT) + " " + id + " v" + version;
    }
}
