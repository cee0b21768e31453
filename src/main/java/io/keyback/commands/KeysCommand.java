package io.keyback.commands;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups what is done with the secrets of an installation. */
@Command(
        mixinStandardHelpOptions = true,
        name = "keys",
        description = "The secrets that Keyback keeps outside the database.")
class KeysCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "Missing command: keys create, rotate, rewrap or retire");
        }
    }
}
