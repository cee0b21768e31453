package io.keyback.recovery;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the form of the face check says beside the pictures. */
public final class FaceAnswer {

    private static final String PERSON = "person";
    private static final String REASON = "reason";

    private FaceAnswer() {}

    /** Whether the applicant cannot or does not want to do it before a camera, and asks for a person. */
    public static boolean asksForPerson(Map<String, ? extends @Nullable Object> answer) {
        return Boolean.TRUE.equals(answer.get(PERSON));
    }

    /** Why the applicant asks for a person; empty where he does not, or does not say. */
    public static Optional<PersonReason> whyPerson(Map<String, ? extends @Nullable Object> answer) {
        return asksForPerson(answer)
                ? Optional.ofNullable(answer.get(REASON)).map(Object::toString).map(PersonReason::valueOf)
                : Optional.empty();
    }
}
