package io.keyback.commands;

import io.keyback.audit.Action;
import io.keyback.audit.Actor;
import io.keyback.audit.Details;
import io.keyback.audit.Trail;
import io.keyback.caseid.CaseId;
import io.keyback.erasure.ErasureDesk;
import io.keyback.evidence.EvidenceId;
import io.keyback.evidence.EvidenceStore;
import io.keyback.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionOperations;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a file out as it was sent. */
@Command(
        mixinStandardHelpOptions = true,
        name = "original",
        description = {
            "Writes the file that the picture PICTURE of CASE came from into FILE, for an",
            "investigation. It is as the applicant sent it, and may be made to do harm: do not",
            "open it on this machine. FILE must not exist."
        })
class EvidenceOriginal extends DatabaseCommand {

    @Parameters(index = "0", paramLabel = "CASE", description = "The id or the reference of the case.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "PICTURE", description = "The id of the picture, as its address ends.")
    private String picture = "";

    @Parameters(index = "2", paramLabel = "FILE", description = "What to write; readable by its owner alone.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException {
        try (ConfigurableApplicationContext application =
                open(ErasureDesk.class, EvidenceStore.class, Trail.class, Vault.class)) {
            CaseId caseId = application.getBean(ErasureDesk.class).find(name);
            byte[] original = application
                    .getBean(EvidenceStore.class)
                    .original(caseId, EvidenceId.of(picture))
                    .orElseThrow(() -> new IllegalArgumentException("Case " + caseId + " has no picture " + picture));
            application
                    .getBean(TransactionOperations.class)
                    .executeWithoutResult(transaction -> application
                            .getBean(Trail.class)
                            .record(
                                    caseId,
                                    Action.ORIGINAL_TAKEN_OUT,
                                    Actor.OPERATOR,
                                    Details.NONE.with(
                                            "picture", EvidenceId.of(picture).value())));
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, original, StandardOpenOption.TRUNCATE_EXISTING);
            out().println("Wrote " + original.length + " bytes into " + file);
            return CommandLine.ExitCode.OK;
        }
    }
}
