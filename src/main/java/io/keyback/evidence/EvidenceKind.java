package io.keyback.evidence;

/** What a picture shows. */
public enum EvidenceKind {
    FACE_FRAME,
    DOCUMENT_FRONT,
    DOCUMENT_BACK,
    /** What an applicant sent with a message: reviewers look at it, no check does. One does not replace another. */
    ATTACHMENT
}
