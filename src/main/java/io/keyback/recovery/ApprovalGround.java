package io.keyback.recovery;

/** What convinced a reviewer who approves. */
public enum ApprovalGround {
    FACE_MATCHES_DOCUMENT("The face matches the document."),
    SPOKE_WITH_PERSON("The reviewer saw and spoke to the person."),
    DOCUMENT_GENUINE("The document is genuine and valid."),
    DETAILS_AGREE("The details agree with the document and the account."),
    DIFFERENCES_EXPLAINED("What differs is explained.");

    private final String words;

    ApprovalGround(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
