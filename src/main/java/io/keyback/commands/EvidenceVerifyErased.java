package io.keyback.commands;

import io.keyback.audit.Trail;
import io.keyback.caseid.CaseId;
import io.keyback.erasure.ErasureDesk;
import io.keyback.erasure.ErasureDesk.Left;
import io.keyback.vault.Vault;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what can still be read of a case. */
@Command(
        mixinStandardHelpOptions = true,
        name = "verify-erased",
        description = {
            "Looks for CASE (its id or reference) in all tables of Keyback, where the pictures are",
            "too, and of the engine, and says what can still be read. Settings are given as when",
            "serving, such as --spring.datasource.url=..."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing can be read any more", "1:something can", "2:wrong usage"})
class EvidenceVerifyErased extends DatabaseCommand {

    @Parameters(paramLabel = "CASE", description = "The id or the reference of the case.")
    private String name = "";

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext application = open(ErasureDesk.class, Trail.class, Vault.class)) {
            ErasureDesk desk = application.getBean(ErasureDesk.class);
            CaseId caseId = desk.find(name);
            Left left = desk.left(caseId);
            left.places().forEach(out()::println);
            out().println("Case " + caseId + ": " + left.bytes() + " bytes can be read");
            return left.places().isEmpty() ? CommandLine.ExitCode.OK : Commands.FAILED;
        }
    }
}
