package io.keyback.recovery;

import java.util.List;
import java.util.Set;

/** What a reviewer may ask for again, with the words that the applicant reads. */
public enum InfoItem {
    FACE(
            "A new face check.",
            List.of("complete-face-check"),
            InfoReason.FACE_COVERED,
            InfoReason.TOO_DARK,
            InfoReason.BLURRED,
            InfoReason.CUT_OFF,
            InfoReason.NOT_RECOGNISABLE),
    DOCUMENT(
            "Your identity document once more: its type, its country, and pictures of it.",
            List.of("choose-document-type", "upload-identity-document"),
            InfoReason.EXPIRED,
            InfoReason.NOT_ACCEPTED,
            InfoReason.ANOTHER_DOCUMENT),
    DOCUMENT_FRONT(
            "A new picture of the front of your document: all of it, sharp and without glare.",
            List.of("upload-identity-document"),
            InfoReason.BLURRED,
            InfoReason.GLARE,
            InfoReason.CUT_OFF,
            InfoReason.TOO_DARK,
            InfoReason.ANOTHER_SIDE),
    DOCUMENT_BACK(
            "A new picture of the back of your document: all of it, sharp and without glare.",
            List.of("upload-identity-document"),
            InfoReason.BLURRED,
            InfoReason.GLARE,
            InfoReason.CUT_OFF,
            InfoReason.TOO_DARK,
            InfoReason.ANOTHER_SIDE),
    NAME(
            "Your name, exactly as on your identity document.",
            List.of("provide-personal-information"),
            InfoReason.DOES_NOT_MATCH_DOCUMENT,
            InfoReason.DOES_NOT_MATCH_ACCOUNT,
            InfoReason.INCOMPLETE),
    DATE_OF_BIRTH(
            "Your date of birth, exactly as on your identity document.",
            List.of("provide-personal-information"),
            InfoReason.DOES_NOT_MATCH_DOCUMENT,
            InfoReason.DOES_NOT_MATCH_ACCOUNT),
    ADDRESS(
            "Your residential address.",
            List.of("provide-personal-information"),
            InfoReason.DOES_NOT_MATCH_DOCUMENT,
            InfoReason.DOES_NOT_MATCH_ACCOUNT,
            InfoReason.INCOMPLETE),
    TRANSACTIONS(
            "The details of your latest transactions.",
            List.of("provide-latest-transactions"),
            InfoReason.DOES_NOT_MATCH_ACCOUNT,
            InfoReason.INCOMPLETE),
    /** What is asked stands in the {@link InfoRequest}, and in no mail. */
    QUESTION("There is a question from the reviewer.", List.of("answer-question"));

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // List.of() made it
    private final List<String> forms;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of() made it
    private final Set<InfoReason> reasons;

    InfoItem(String words, List<String> forms, InfoReason... reasons) {
        this.words = words;
        this.forms = forms;
        this.reasons = Set.of(reasons);
    }

    public String words() {
        return words;
    }

    /** The forms by which it is given, in their order. */
    public List<String> forms() {
        return forms;
    }

    /** Why a reviewer may ask for it; triage has a reason of its own. */
    public Set<InfoReason> reasons() {
        return reasons;
    }
}
