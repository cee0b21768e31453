package io.keyback.documentcheck;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.keyback.bench.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the bench found, for people and machines.
 *
 * @param all every picture; those of kind none are right when nothing was accepted
 * @param withCode those with a code
 */
record BenchReport(
        String engine,
        BenchFigures all,
        BenchFigures withCode,
        List<BenchFigures> byKind,
        List<BenchFigures> bySize,
        List<BenchFigures> byFolder,
        BenchMemory memory,
        List<BenchOutcome> outcomes) {

    static BenchReport of(String engine, List<BenchOutcome> outcomes, BenchMemory memory) {
        List<BenchOutcome> withCode = outcomes.stream()
                .filter(outcome -> outcome.kind() != BenchKind.NONE)
                .toList();
        return new BenchReport(
                engine,
                BenchFigures.of("all pictures", outcomes),
                BenchFigures.of("with a code", withCode),
                grouped(outcomes, outcome -> outcome.kind().inManifest()),
                grouped(withCode, BenchOutcome::sizeClass),
                folders(outcomes),
                memory,
                outcomes);
    }

    String json() {
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("| group | pictures | digits right | exact lines | certain | inconclusive | not read | false accepts"
                + " | ms p50 | ms p95 |");
        lines.add("|---|--:|---|---|---|---|---|---|--:|--:|");
        lines.add(row(all));
        lines.add(row(withCode));
        byKind.forEach(figures -> lines.add(row(figures)));
        bySize.forEach(figures -> lines.add(row(figures)));
        byFolder.forEach(figures -> lines.add(row(figures)));
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%s. Peak memory: heap %d MB, resident %d MB. In brackets: Wilson 95 %% intervals.",
                engine,
                memory.heapMegabytes(),
                memory.residentMegabytes()));
        outcomes.stream()
                .filter(BenchOutcome::falseAccept)
                .forEach(outcome -> lines.add("FALSE ACCEPT " + outcome.file() + ": expected "
                        + String.join("|", outcome.expected()) + ", read " + String.join("|", outcome.read())));
        return String.join("\n", lines);
    }

    private static List<BenchFigures> folders(List<BenchOutcome> outcomes) {
        List<BenchFigures> folders = grouped(outcomes, BenchOutcome::folder);
        return folders.size() > 1 ? folders : List.of();
    }

    private static List<BenchFigures> grouped(List<BenchOutcome> outcomes, Function<BenchOutcome, String> by) {
        return outcomes.stream()
                .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(group -> BenchFigures.of(group.getKey(), group.getValue()))
                .toList();
    }

    private static String row(BenchFigures figures) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s | %s | %s | %s | %s | %.0f | %.0f |",
                figures.group(),
                figures.documents(),
                cell(figures.digitsRight()),
                cell(figures.exact()),
                cell(figures.certain()),
                cell(figures.inconclusive()),
                cell(figures.notRead()),
                cell(figures.falseAccepts()),
                figures.millisP50(),
                figures.millisP95());
    }

    private static String cell(Interval interval) {
        return String.format(
                Locale.ROOT,
                "%d, %.1f %% (%.1f–%.1f)",
                interval.count(),
                100 * interval.share(),
                100 * interval.low(),
                100 * interval.high());
    }
}
