package io.keyback.facecheck;

import io.keyback.evidence.CheckResult.Finding;
import io.keyback.facecheck.liveness.Fault;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Everything that the face check can establish, and what each does to its outcome. */
enum FaceFact {
    FRAMES_MISSING("There are no pictures of the face.", Weight.FAILED),
    FRAME_UNREADABLE("A picture of the face cannot be opened, or is not the one that was handed in.", Weight.FAILED),
    FRAMES_OLD("The pictures of the face were taken too long ago for this case.", Weight.FAILED),
    PERSON_ASKED_FOR(
            "The applicant did no face check before the camera and asks for a person: make sure in another way who it is,"
                    + " such as by a video call, and write down how.",
            Weight.AGAINST),
    NOT_CAPTURED_LIVE("The pictures of the face were not taken by the live face check.", Weight.FAILED),

    LIVENESS_SHOWN("A face did before the camera what was asked of it, in an order not known before.", Weight.GOOD),
    LIVENESS_NOT_SHOWN("A live person was not shown; look why, and what there is to see.", Weight.AGAINST),
    TURN_TOLD_WEAKLY(
            "The turn of the head was told by weak means, since no landmarks are known here; look at its picture.",
            Weight.INCONCLUSIVE),
    STILL_PICTURE("The camera showed a picture that did not move.", Weight.AGAINST),
    FRAMES_REPEATED("The camera showed the same pictures again, as a film that runs in a circle does.", Weight.AGAINST),
    FRAMES_TOO_MANY("Pictures came faster than a camera takes them.", Weight.AGAINST),
    SEVERAL_FACES("There was more than one face in the picture.", Weight.AGAINST),
    FACE_JUMPED("The face changed its place too suddenly: another may have come.", Weight.AGAINST),
    FRAMES_TOO_FEW("Too few pictures came to judge.", Weight.INCONCLUSIVE),
    FACE_LOST("The face was not seen all the time.", Weight.INCONCLUSIVE),
    NOT_POSITIONED("The face was never where it could be seen well.", Weight.INCONCLUSIVE),
    OTHER_GESTURE_SEEN("Something else was done than was asked.", Weight.AGAINST),
    GESTURE_NOT_SEEN("Something that was asked was not seen.", Weight.INCONCLUSIVE),

    FACE_MATCHES("The face is that of the portrait on the document.", Weight.GOOD),
    FACE_MATCHES_DOUBTFULLY(
            "Whether the face is that of the portrait on the document is doubtful; a reviewer must compare them.",
            Weight.INCONCLUSIVE),
    FACE_DIFFERS("The face is not that of the portrait on the document.", Weight.AGAINST),
    NO_FACE_ON_DOCUMENT(
            "No face was found on the document to compare with; a reviewer must compare them.", Weight.INCONCLUSIVE),
    FACE_MATCHES_FILE("The face is that of the picture that the host has on file.", Weight.GOOD),
    FACE_MATCHES_FILE_DOUBTFULLY(
            "Whether the face is that of the picture on file at the host is doubtful; a reviewer must compare them.",
            Weight.INCONCLUSIVE),
    FACE_DIFFERS_FROM_FILE("The face is not that of the picture that the host has on file.", Weight.AGAINST),
    NO_FACE_ON_FILE(
            "No face was found in the picture on file at the host; a reviewer must compare them.", Weight.INCONCLUSIVE),
    ANOTHER_FACE_MEANWHILE("In the pictures of the face there is another person, too.", Weight.AGAINST),
    LOOKS_LIKE_A_PICTURE(
            "The face looks as if a picture or a screen were held before the camera; look closely.", Weight.AGAINST),
    LOOKS_LIKE_A_PERSON("The face does not look like a picture; that proves little.", Weight.GOOD),
    FACE_NOT_COMPARED(
            "The face was not compared with the document; a reviewer must compare them.", Weight.INCONCLUSIVE);

    private final String text;
    private final Weight weight;

    FaceFact(String text, Weight weight) {
        this.text = text;
        this.weight = weight;
    }

    /** What a fact does to the outcome, from the lightest to the heaviest. */
    enum Weight {
        GOOD,
        /** A person must look. */
        INCONCLUSIVE,
        /** Two persons must look. */
        AGAINST,
        /** The pictures cannot be used; the applicant is asked for others. */
        FAILED
    }

    /** Empty for the code of another check, or of one that is known no longer. */
    static Optional<FaceFact> named(String code) {
        return Arrays.stream(values()).filter(fact -> fact.name().equals(code)).findFirst();
    }

    static FaceFact of(Fault fault) {
        return valueOf(fault.name());
    }

    String text() {
        return text;
    }

    Weight weight() {
        return weight;
    }

    Finding finding(Map<String, Double> numbers) {
        return new Finding(name(), text, numbers);
    }
}
