package io.keyback.commands;

import io.keyback.bench.BenchRefused;
import io.keyback.documentcheck.DocumentBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures how well documents are read; needs neither database nor settings. */
@Command(
        mixinStandardHelpOptions = true,
        name = "document-bench",
        description = {
            "Reads every picture of DIR and says how often that was right.",
            "DIR holds a manifest.csv with the columns file,kind,text: kind is TD1, TD2, TD3, MRV,",
            "PDF417 or none; text is the expected lines joined by |, empty where only the check",
            "digits can judge. For PDF417 it is the barcode's text with | for control characters."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:wrong usage, or the manifest or a file is missing or broken"})
class DocumentBenchCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "The folder.")
    private Path directory = Path.of("");

    @Option(names = "--json", paramLabel = "FILE", description = "Where to write all that was found, as JSON.")
    private @Nullable Path json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CommandLine line = spec == null ? new CommandLine(this) : spec.commandLine();
        if (json != null && !Files.isDirectory(json.toAbsolutePath().resolveSibling("."))) {
            throw new ParameterException(line, "There is no folder for " + json);
        }
        try {
            DocumentBench.Report report = DocumentBench.of(directory).run();
            if (json != null) {
                Files.writeString(json, report.json());
            }
            line.getOut().println(report.markdown());
            return CommandLine.ExitCode.OK;
        } catch (BenchRefused refused) {
            line.getErr().println(refused.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
    }
}
