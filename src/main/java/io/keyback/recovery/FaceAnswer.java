package io.keyback.recovery;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the form of the face check says beside the pictures. */
public final class FaceAnswer {

    private static final String PERSON = "person";

    private FaceAnswer() {}

    /** Whether the applicant cannot or does not want to do it before a camera, and asks for a person. */
    public static boolean asksForPerson(Map<String, ? extends @Nullable Object> answer) {
        return Boolean.TRUE.equals(answer.get(PERSON));
    }
}
