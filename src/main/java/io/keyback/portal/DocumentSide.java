package io.keyback.portal;

import io.keyback.evidence.EvidenceKind;
import java.util.Arrays;
import java.util.Optional;

/** A side of the identity document, of which a picture is asked for. */
enum DocumentSide {
    FRONT("front", "Front", "front of your document", EvidenceKind.DOCUMENT_FRONT),
    BACK("back", "Back", "back of your document", EvidenceKind.DOCUMENT_BACK);

    private final String path;
    private final String label;
    private final String words;
    private final EvidenceKind kind;

    DocumentSide(String path, String label, String words, EvidenceKind kind) {
        this.path = path;
        this.label = label;
        this.words = words;
        this.kind = kind;
    }

    static Optional<DocumentSide> of(String path) {
        return Arrays.stream(values()).filter(side -> side.path.equals(path)).findFirst();
    }

    public String path() {
        return path;
    }

    public String label() {
        return label;
    }

    public String words() {
        return words;
    }

    EvidenceKind kind() {
        return kind;
    }
}
