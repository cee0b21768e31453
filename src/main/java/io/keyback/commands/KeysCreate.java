package io.keyback.commands;

import io.keyback.keys.KeyFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the secrets of a new installation, once. */
@Command(
        mixinStandardHelpOptions = true,
        name = "create",
        description = {
            "Makes the secrets of a new installation in DIR and says where they are.",
            "Changes nothing where one of them exists already."
        })
class KeysCreate implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = KeyFiles.DEFAULT_DIRECTORY,
            description = "Where to make them; ${DEFAULT-VALUE} where none is named.")
    private Path directory = Path.of(KeyFiles.DEFAULT_DIRECTORY);

    @Option(
            names = "--anchor-key",
            description = "Makes the anchor key alone, for an installation from before there were anchors.")
    private boolean anchorKeyOnly;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        KeyFiles files = KeyFiles.in(directory);
        CommandLine line = spec == null ? new CommandLine(this) : spec.commandLine();
        if (anchorKeyOnly) {
            line.getOut().println("Made " + files.createAnchorKey() + ". Keep a copy of it.");
        } else {
            files.create();
            report(files, line.getOut());
        }
        return CommandLine.ExitCode.OK;
    }

    private static void report(KeyFiles files, PrintWriter out) {
        out.println("Made the secrets of this installation:");
        files.all().forEach(file -> out.println("  " + file));
        out.println("Keep a copy apart from the copies of the database: links and codes that were sent, and reset");
        out.println("authorizations, cannot be verified without them.");
        if (!files.directory()
                .equals(KeyFiles.in(Path.of(KeyFiles.DEFAULT_DIRECTORY)).directory())) {
            out.println("Start Keyback with --keyback.keys.directory=" + files.directory());
        }
    }
}
