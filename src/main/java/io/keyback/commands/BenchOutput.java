package io.keyback.commands;

import io.keyback.bench.BenchRefused;
import io.keyback.bench.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the benches write what they found. */
final class BenchOutput {

    @Option(names = "--json", paramLabel = "FILE", description = "Where to write all that was found, as JSON.")
    private @Nullable Path json;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /** The exit code. A bench may run for long, so that a file that cannot be written is refused before. */
    int of(Supplier<Figures> bench) throws IOException {
        CommandLine line = spec == null ? new CommandLine(this) : spec.commandLine();
        if (json != null && !Files.isDirectory(json.toAbsolutePath().resolveSibling("."))) {
            throw new ParameterException(line, "There is no folder for " + json);
        }
        try {
            Figures figures = bench.get();
            if (json != null) {
                Files.writeString(json, figures.json());
            }
            line.getOut().println(figures.markdown());
            return CommandLine.ExitCode.OK;
        } catch (BenchRefused refused) {
            line.getErr().println(refused.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
    }
}
