package io.keyback.commands;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups what an operator does with what cases keep. */
@Command(
        mixinStandardHelpOptions = true,
        name = "evidence",
        description = "What cases keep: erase it, prove that it is erased, take out an original.")
class EvidenceCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(
                    spec.commandLine(), "Missing command: evidence erase, verify-erased or original");
        }
    }
}
