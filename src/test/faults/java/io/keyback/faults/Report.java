package io.keyback.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The counts, as a table for people. */
record Report(Faults faults, Watch watch, Verdict verdict, Cluster cluster, World world, Duration took) {

    private static final List<String> EFFECTS = List.of("reset", "freeze", "release");

    String text() {
        return Stream.of(
                        "# Two nodes and faults",
                        "",
                        "| fault | jobs it held up | next step after ms | all after ms |",
                        "|---|---|---|---|",
                        faults.inWords(),
                        "",
                        "| cases | |",
                        "|---|---|",
                        lines(verdict.byStatus()),
                        "",
                        "| effect | once | told again |",
                        "|---|---|---|",
                        EFFECTS.stream().map(this::effect).collect(Collectors.joining("\n")),
                        "| mail | %d | %d |"
                                .formatted(
                                        cluster.inbox().all().size() - verdict.mailsRepeated(),
                                        verdict.mailsRepeated()),
                        "",
                        "- longest wait of a due job while nothing was broken: "
                                + watch.longestWait().toMillis() + " ms",
                        "- answers that applicants and reviewers had to send again: " + world.refusals(),
                        "- refused by the host: " + cluster.host().refused() + "; mails taken and not confirmed: "
                                + cluster.relay().dropped() + "; reports of sign-ins pushed: "
                                + world.events().pushed(),
                        "- took " + took.toSeconds() + " s",
                        "")
                .collect(Collectors.joining("\n"));
    }

    private static String lines(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> "| " + count.getKey() + " | " + count.getValue() + " |")
                .collect(Collectors.joining("\n"));
    }

    private String effect(String effect) {
        return "| %s | %d | %d |".formatted(effect, cluster.host().told(effect).size(), verdict.repeated(effect));
    }
}
