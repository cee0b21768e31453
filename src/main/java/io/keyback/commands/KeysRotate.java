package io.keyback.commands;

import io.keyback.keys.KeyFiles;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds a key to the key ring. */
@Command(
        mixinStandardHelpOptions = true,
        name = "rotate",
        description = {
            "Adds a key to the key ring in DIR; from now on it wraps the data keys of cases. A",
            "running Keyback takes it up by itself. Then: keys rewrap, and keys retire.",
            "Where every node has a copy of DIR, copy it to all of them before rewrapping.",
            "A key ring in a key service is rotated there."
        })
class KeysRotate implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = KeyFiles.DEFAULT_DIRECTORY,
            description = "Where the secrets are; ${DEFAULT-VALUE} where none is named.")
    private Path directory = Path.of(KeyFiles.DEFAULT_DIRECTORY);

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        String key = KeyFiles.in(directory).addToKeyRing();
        CommandLine line = spec == null ? new CommandLine(this) : spec.commandLine();
        line.getOut().println("Key " + key + " wraps from now on. Keep a copy of the key ring. Next: keys rewrap");
        return CommandLine.ExitCode.OK;
    }
}
