package io.keyback.evidence;

import java.util.List;

/** What a check found. */
public record CheckResult(CheckOutcome outcome, List<Finding> findings) {
    public CheckResult {
        findings = List.copyOf(findings);
    }

    /**
     * One reason for the outcome.
     *
     * @param code stable, for tables and statistics, such as {@code DOCUMENT_TOO_SMALL}
     * @param text a plain sentence for a reviewer, without personal data
     */
    public record Finding(String code, String text) {}
}
