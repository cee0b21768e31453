package io.keyback.documentcheck;

import org.jspecify.annotations.Nullable;

/** What the applicant says the document is; {@code state} for the United States only. */
public record DeclaredDocument(
        DocumentType type, String country, @Nullable String state) {}
