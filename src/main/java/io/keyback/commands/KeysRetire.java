package io.keyback.commands;

import io.keyback.audit.Trail;
import io.keyback.keys.KeyFiles;
import io.keyback.vault.Rotation;
import java.nio.file.Path;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Takes the keys that wrap nothing any more out of the key ring. */
@Command(
        mixinStandardHelpOptions = true,
        name = "retire",
        description = {
            "Takes the old keys out of the key ring, once they wrap nothing in the database any",
            "more. Keep them with the copies of the database that are older than the rewrapping,",
            "for as long as you keep those. Settings are given as with keys rewrap."
        })
class KeysRetire extends DatabaseCommand {

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext application = open(Rotation.class, Trail.class)) {
            long left = application.getBean(Rotation.class).left();
            if (left > 0) {
                throw new IllegalStateException(
                        left + " data keys are still wrapped by old keys. Nothing was changed. First: keys rewrap");
            }
            int dropped = KeyFiles.in(Path.of(application
                            .getEnvironment()
                            .getProperty("keyback.keys.directory", KeyFiles.DEFAULT_DIRECTORY)))
                    .dropOldFromKeyRing();
            out().println(dropped + " old keys were taken out of the key ring.");
        }
        return CommandLine.ExitCode.OK;
    }
}
