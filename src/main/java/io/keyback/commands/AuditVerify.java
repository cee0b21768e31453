package io.keyback.commands;

import io.keyback.audit.Verification;
import io.keyback.audit.Verification.Result;
import io.keyback.audit.Verification.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Says whether the audit trail is as it was written. */
@Command(
        mixinStandardHelpOptions = true,
        name = "verify",
        description = {
            "Computes every chain of the audit trail anew, and looks for everything that an anchor",
            "ever named. Changes nothing. Takes the settings with which Keyback serves; without an",
            "anchor it cannot say that nothing is missing."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:intact",
            "1:broken; the first place is named",
            "2:cannot say: wrong usage, no anchor, or something cannot be read"
        })
class AuditVerify extends DatabaseCommand {

    private static final int BROKEN = 1;
    private static final int CANNOT_SAY = 2;

    @Option(names = "--case", paramLabel = "REF", description = "Of this case alone, such as KB-7F3K-9Q2M.")
    private @Nullable String reference;

    @Option(
            names = "--anchors",
            paramLabel = "DIR",
            description = "Where the anchors are, where they are not in keyback.audit.anchor-directory.")
    private @Nullable Path anchors;

    @Option(
            names = "--receipt",
            paramLabel = "FILE",
            description = "A receipt that an applicant kept: whether it is ours and still true. Its case alone.")
    private @Nullable Path receipt;

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = openUnchanged(Verification.class)) {
            String held = receipt == null ? null : Files.readString(receipt);
            Result result = context.getBean(Verification.class).verify(new Wish(reference, held, anchors));
            result.lines().forEach(out()::println);
            return switch (result.outcome()) {
                case INTACT -> CommandLine.ExitCode.OK;
                case BROKEN -> BROKEN;
                case CANNOT_SAY -> CANNOT_SAY;
            };
        } catch (ParameterException wrongUsage) {
            throw wrongUsage;
        } catch (IOException | RuntimeException unreadable) {
            out().println("Cannot say: " + unreadable.getMessage());
            return CANNOT_SAY;
        }
    }
}
