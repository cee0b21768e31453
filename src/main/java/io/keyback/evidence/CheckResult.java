package io.keyback.evidence;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param engine what judged, with its version; null where nothing but Keyback's own rules did
 */
public record CheckResult(
        CheckOutcome outcome,
        List<Finding> findings,
        @Nullable String engine) {
    public CheckResult {
        findings = List.copyOf(findings);
    }

    /** A result of Keyback's own rules. */
    public CheckResult(CheckOutcome outcome, List<Finding> findings) {
        this(outcome, findings, null);
    }

    /**
     * One reason for the outcome.
     *
     * @param code stable, for tables and statistics, such as {@code DOCUMENT_TOO_SMALL}
     * @param text a plain sentence for a reviewer, without personal data
     * @param numbers what was measured, by name
     */
    public record Finding(String code, String text, Map<String, Double> numbers) {
        public Finding {
            // Null in what was kept before there were numbers.
            numbers = numbers == null ? Map.of() : Map.copyOf(numbers);
        }

        /** A reason without numbers. */
        public Finding(String code, String text) {
            this(code, text, Map.of());
        }
    }
}
