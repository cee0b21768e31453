package io.keyback.recovery;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the form of the face check says beside the pictures. */
public final class FaceAnswer {

    private static final String WAY = "way";
    private static final String REASON = "reason";

    /** The two ways, of which one is as good as the other. */
    enum Way {
        CAMERA,
        PERSON
    }

    private FaceAnswer() {}

    /** Whether the applicant chose a person in place of the camera. */
    public static boolean asksForPerson(Map<String, ? extends @Nullable Object> answer) {
        return Way.PERSON.name().equals(answer.get(WAY));
    }

    /** Why the applicant asks for a person; empty where he does not, or does not say. */
    public static Optional<PersonReason> whyPerson(Map<String, ? extends @Nullable Object> answer) {
        return asksForPerson(answer)
                ? Optional.ofNullable(answer.get(REASON)).map(Object::toString).map(PersonReason::valueOf)
                : Optional.empty();
    }

    /** When a call suits the applicant; none where he did not say, or chose the camera. */
    public static Stream<CallTime> callTimes(Map<String, ? extends @Nullable Object> answer) {
        return asksForPerson(answer)
                ? Stream.of(CallTime.values()).filter(time -> Boolean.TRUE.equals(answer.get(time.field())))
                : Stream.empty();
    }

    /** The answer of who shows the face to the camera. */
    public static Map<String, @Nullable Object> camera() {
        return Map.of(WAY, Way.CAMERA.name());
    }

    /** The answer of who lets a person check. */
    static Map<String, Object> person(PersonReason reason) {
        return Map.of(WAY, Way.PERSON.name(), REASON, reason.name());
    }
}
