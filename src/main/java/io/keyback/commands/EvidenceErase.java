package io.keyback.commands;

import io.keyback.audit.Trail;
import io.keyback.caseid.CaseId;
import io.keyback.erasure.ErasureDesk;
import io.keyback.vault.Vault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks for everything personal of a case to be erased. */
@Command(
        mixinStandardHelpOptions = true,
        name = "erase",
        description = {
            "Asks for everything personal of CASE (its id or reference) to be erased, now instead",
            "of when its time is over, and waits for the certificates. A serving Keyback erases;",
            "where none runs, the next one does. A case that is open, or can still be appealed, is",
            "refused. Settings are given as when serving, such as --spring.datasource.url=..."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:erased", "1:refused", "2:wrong usage", "3:asked for, not done yet"})
class EvidenceErase extends DatabaseCommand {

    static final int NOT_YET = 3;
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    @Parameters(paramLabel = "CASE", description = "The id or the reference of the case.")
    private String name = "";

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long to wait; ${DEFAULT-VALUE} where nothing is said.")
    private int wait = 60;

    @Override
    public Integer call() throws InterruptedException {
        try (ConfigurableApplicationContext application = open(ErasureDesk.class, Trail.class, Vault.class)) {
            ErasureDesk desk = application.getBean(ErasureDesk.class);
            CaseId caseId = desk.find(name);
            desk.request(caseId);
            long until = System.nanoTime() + Duration.ofSeconds(wait).toNanos();
            Optional<List<String>> certificates = desk.certificates(caseId);
            while (certificates.isEmpty() && System.nanoTime() < until) {
                Thread.sleep(LOOK_EVERY.toMillis());
                certificates = desk.certificates(caseId);
            }
            if (certificates.isEmpty()) {
                out().println("Asked for. It is erased once a Keyback serves; prove it with: evidence verify-erased");
                return NOT_YET;
            }
            out().println("Case " + caseId + " is erased. Its certificates:");
            certificates.get().forEach(out()::println);
            return CommandLine.ExitCode.OK;
        }
    }
}
