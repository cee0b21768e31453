package io.keyback.commands;

import io.keyback.audit.Trail;
import io.keyback.vault.Rotation;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Wraps the data keys of all cases with the current key of the ring. */
@Command(
        mixinStandardHelpOptions = true,
        name = "rewrap",
        description = {
            "Wraps the data keys of all cases with the current key of the key ring. Keyback may",
            "serve meanwhile; broken off, it goes on with the next call. Settings are given as",
            "when serving, such as --spring.datasource.url=... and --keyback.keys.directory=..."
        })
class KeysRewrap extends DatabaseCommand {

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext application = open(Rotation.class, Trail.class)) {
            long done = application.getBean(Rotation.class).rewrap();
            out().println(done + " data keys were wrapped anew.");
        }
        return CommandLine.ExitCode.OK;
    }
}
