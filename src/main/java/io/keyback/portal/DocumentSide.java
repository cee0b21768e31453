package io.keyback.portal;

import io.keyback.documentcheck.DocumentType;
import io.keyback.evidence.EvidenceKind;
import io.keyback.recovery.InfoItem;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A side of the identity document, of which a picture is asked for. */
enum DocumentSide {
    FRONT("front", "Front", "front of your document", EvidenceKind.DOCUMENT_FRONT, InfoItem.DOCUMENT_FRONT),
    BACK("back", "Back", "back of your document", EvidenceKind.DOCUMENT_BACK, InfoItem.DOCUMENT_BACK);

    private final String path;
    private final String label;
    private final String words;
    private final EvidenceKind kind;
    private final InfoItem item;

    DocumentSide(String path, String label, String words, EvidenceKind kind, InfoItem item) {
        this.path = path;
        this.label = label;
        this.words = words;
        this.kind = kind;
        this.item = item;
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

    /**
     * What the picture must show.
     *
     * @param type null as long as the applicant has not said what the document is
     */
    public String hint(@Nullable DocumentType type) {
        if (type == DocumentType.INTERNATIONAL_PASSPORT) {
            return "The page with your photo and, below it, the two lines of letters. All of the page, nothing over it.";
        }
        if (this == FRONT) {
            return "The side with your photo. All of it, nothing over it.";
        }
        return type == DocumentType.DRIVERS_LICENSE
                ? "The other side. If it has a barcode, all of the barcode must be sharp."
                : "The other side. If it has lines of letters or a barcode, all of them must be sharp.";
    }

    EvidenceKind kind() {
        return kind;
    }

    /** As which it is asked for by itself. */
    InfoItem item() {
        return item;
    }
}
