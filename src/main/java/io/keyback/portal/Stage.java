package io.keyback.portal;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps of a request as the applicant counts them. */
enum Stage {
    CONFIRM_EMAIL("Confirm email", EmailCodeRule.FORM),
    PERSONAL_INFORMATION("Personal information", "provide-personal-information"),
    LATEST_TRANSACTIONS("Latest transactions", "provide-latest-transactions"),
    FACE_CHECK("Face check", FaceCheckRule.FORM),
    DOCUMENT_TYPE("Document type", HandedIn.DOCUMENT_TYPE_FORM),
    DOCUMENT_UPLOAD("Document upload", DocumentUploadRule.FORM),
    DECISION("Decision", null);

    private final String title;
    private final @Nullable String form;

    Stage(String title, @Nullable String form) {
        this.title = title;
        this.form = form;
    }

    /** Empty for a form that is not one of the first round, such as one that a process owner added. */
    static Optional<Stage> of(String form) {
        return Arrays.stream(values()).filter(stage -> form.equals(stage.form)).findFirst();
    }

    public String title() {
        return title;
    }
}
