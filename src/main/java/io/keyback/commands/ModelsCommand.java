package io.keyback.commands;

import io.keyback.facecheck.ModelsReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says which optional models are there; needs neither database nor settings. */
@Command(
        mixinStandardHelpOptions = true,
        name = "models",
        description = {
            "Lists the optional models of the face check: which are present, missing or refused,",
            "which are active, and what that gives. A file models.csv in the directory with the",
            "columns file,bytes,sha256,purpose,licence adds others; purpose is FACE_DETECTOR,",
            "FACE_EMBEDDING or PRESENTATION_ATTACK, and the first that is present counts."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:a file that stands in a catalogue, or models.csv, is refused", "2:wrong usage"})
class ModelsCommand implements Callable<Integer> {

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            defaultValue = ModelsReport.DEFAULT_DIRECTORY,
            description = "Where they are; ${DEFAULT-VALUE} where none is named.")
    private Path directory = Path.of(ModelsReport.DEFAULT_DIRECTORY);

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        ModelsReport report = ModelsReport.of(directory);
        CommandLine line = spec == null ? new CommandLine(this) : spec.commandLine();
        line.getOut().println(report.text());
        return report.somethingIsRefused() ? Commands.FAILED : CommandLine.ExitCode.OK;
    }
}
