package io.keyback.commands;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups what is done with the audit trail. */
@Command(
        mixinStandardHelpOptions = true,
        name = "audit",
        description = "The trail of what happened, to which Keyback only ever adds.")
class AuditCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "Missing command: audit verify or anchor");
        }
    }
}
