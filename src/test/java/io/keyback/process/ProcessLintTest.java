package io.keyback.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lints the models with bpmnlint, by the Node that comes with the browser library: nothing is to be installed. */
class ProcessLintTest {

    private static final Path LINT = Path.of("src/lint/dist/bpmnlint.mjs");

    private static final String BAD_MODEL = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
              <process id="Bad" isExecutable="true">
                <startEvent id="Start" name="Begin"/>
                <sequenceFlow id="Flow" sourceRef="Start" targetRef="Work"/>
                <userTask id="Work"/>
                <userTask id="Lost" name="Lost"/>
              </process>
            </definitions>""";

    private record Outcome(int exit, List<String> findings, String summary) {}

    @Test
    void theModelsAreClean() throws Exception {
        List<Path> models = models();

        Outcome outcome = lint(models);

        assertThat(models).isNotEmpty();
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.summary()).matches(models.size() + " files, (2[5-9]|[3-9]\\d) rules, 0 findings");
        assertThat(outcome.exit()).isZero();
    }

    @Test
    void aBadModelIsFound(@TempDir Path directory) throws Exception {
        Path model = Files.writeString(directory.resolve("bad.bpmn"), BAD_MODEL);

        Outcome outcome = lint(List.of(model));

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.findings())
                .anyMatch(finding -> finding.contains("\tWork\tlabel-required\t"))
                .anyMatch(finding -> finding.contains("\tBad\tend-event-required\t"))
                .anyMatch(finding -> finding.contains("\tLost\tno-disconnected\t"))
                .anyMatch(finding -> finding.contains("\tBad\tcamunda-compat/history-time-to-live\t"));
    }

    @Test
    void whatIsNoModelIsFound(@TempDir Path directory) throws Exception {
        Path model = Files.writeString(directory.resolve("none.bpmn"), "<html/>");

        assertThat(lint(List.of(model)).exit()).isEqualTo(1);
    }

    @Test
    void nothingToLintIsNotClean() throws Exception {
        assertThat(lint(List.of()).exit()).isEqualTo(2);
    }

    private static List<Path> models() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList();
        }
    }

    private static Outcome lint(List<Path> models) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(node(), LINT.toString()));
        models.forEach(model -> command.add(model.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        List<String> lines = output.lines().toList();
        return new Outcome(process.exitValue(), lines.subList(0, lines.size() - 1), lines.get(lines.size() - 1));
    }

    /** Unpacks the browser library's driver, without a browser, and names the Node in it. */
    private static String node() {
        return Driver.ensureDriverInstalled(Map.of(), false)
                .createProcessBuilder()
                .command()
                .get(0);
    }
}
