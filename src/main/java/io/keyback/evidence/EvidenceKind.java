package io.keyback.evidence;

/** What a picture shows. */
public enum EvidenceKind {
    FACE_FRAME,
    DOCUMENT_FRONT,
    DOCUMENT_BACK
}
