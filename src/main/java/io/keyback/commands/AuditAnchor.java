package io.keyback.commands;

import io.keyback.audit.Anchors;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Writes an anchor at once, as is done each night. */
@Command(
        mixinStandardHelpOptions = true,
        name = "anchor",
        description = {
            "Writes down, signed, where the chains of the audit trail end now, into the directory",
            "keyback.audit.anchor-directory. Takes the settings with which Keyback serves."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:written", "1:not written", "2:wrong usage"})
class AuditAnchor extends DatabaseCommand {

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = openUnchanged(Anchors.class)) {
            Optional<Path> written = context.getBean(Anchors.class).write();
            out().println(written.map(file -> "Written: " + file).orElse("Somebody else is writing one right now."));
            return written.isPresent() ? CommandLine.ExitCode.OK : Commands.FAILED;
        }
    }
}
