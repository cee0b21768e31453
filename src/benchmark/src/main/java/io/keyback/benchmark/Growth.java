package io.keyback.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was measured with so much there.
 *
 * @param open cases
 * @param closed cases
 * @param casesPerSecond from the sign-in to the review
 * @param pickUp of jobs meanwhile, from the shortest, in ms
 * @param pages by name, from the shortest, in ms
 * @param storm the waits of jobs that somebody waits for while timers are due, from the shortest, in ms; empty without one
 */
record Growth(
        int open,
        int closed,
        double casesPerSecond,
        List<Long> pickUp,
        Map<String, List<Long>> pages,
        List<Long> storm) {

    static final String HEAD =
            "| open | closed | cases/s, of the first | cases/s | job pick-up p50 / p95 | in a storm p50 / p95 / max |%n"
                            .formatted()
                    + "|---|---|---|---|---|---|\n";

    String row(Growth first) {
        return String.format(
                Locale.ROOT,
                "| %d | %d | **%.2f** | %.2f | %d / %d | %s |%n",
                open,
                closed,
                casesPerSecond / first.casesPerSecond,
                casesPerSecond,
                percentile(pickUp, 50),
                percentile(pickUp, 95),
                storm.isEmpty()
                        ? "–"
                        : percentile(storm, 50) + " / " + percentile(storm, 95) + " / " + percentile(storm, 100));
    }

    String pageRows() {
        return pages.entrySet().stream()
                .map(page -> String.format(
                        Locale.ROOT,
                        "| %d | %d | %s | %d | %d |%n",
                        open,
                        closed,
                        page.getKey(),
                        percentile(page.getValue(), 50),
                        percentile(page.getValue(), 95)))
                .collect(Collectors.joining());
    }

    String json(Growth first) {
        return String.format(
                Locale.ROOT,
                "{\"open\": %d, \"closed\": %d, \"ratio\": %.3f, \"casesPerSecond\": %.3f, \"pickUp\": %s, \"storm\": %s, \"pages\": {%s}}",
                open,
                closed,
                casesPerSecond / first.casesPerSecond,
                casesPerSecond,
                pickUp,
                storm,
                pages.entrySet().stream()
                        .map(page -> "\"" + page.getKey() + "\": " + page.getValue())
                        .collect(Collectors.joining(", ")));
    }

    /** The smallest value that is not exceeded by so many of a hundred. */
    private static long percentile(List<Long> sorted, int percent) {
        return sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
    }
}
