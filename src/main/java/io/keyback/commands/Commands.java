package io.keyback.commands;

import java.io.PrintWriter;
import picocli.CommandLine;

/**
 * The command line: without a command it serves. Exit codes: 0 done (or stopped after serving), 1 failed or refused to
 * start, 2 wrong usage.
 */
public final class Commands {

    static final int FAILED = 1;

    private Commands() {}

    /**
     * Runs the command that the arguments name.
     *
     * @param application what serving starts
     * @return the exit code; 0 also when the application has started and goes on serving
     */
    public static int run(Class<?> application, String... arguments) {
        return line(application).execute(arguments);
    }

    static CommandLine line(Class<?> application) {
        return line(new Serve(application));
    }

    static CommandLine line(Serve serve) {
        return new CommandLine(serve)
                .addSubcommand(new CommandLine(new KeysCommand())
                        .addSubcommand(new KeysCreate())
                        .addSubcommand(new KeysRotate())
                        .addSubcommand(new KeysRewrap())
                        .addSubcommand(new KeysRetire()))
                .addSubcommand(new CommandLine(new EvidenceCommand())
                        .addSubcommand(new EvidenceErase())
                        .addSubcommand(new EvidenceOriginal())
                        .addSubcommand(new EvidenceVerifyErased()))
                .addSubcommand(new CommandLine(new AuditCommand())
                        .addSubcommand(new AuditVerify())
                        .addSubcommand(new AuditAnchor()))
                .addSubcommand(new CommandLine(new AdminCommand()).addSubcommand(new AdminCreate()))
                .addSubcommand(new DocumentBenchCommand())
                .addSubcommand(new FaceBenchCommand())
                .addSubcommand(new ModelsCommand())
                .setExecutionExceptionHandler(Commands::failed);
    }

    /** What went wrong in a command is said in one line; a programmer finds the rest with the JVM's own tools. */
    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().errorText(String.valueOf(e.getMessage())));
        return FAILED;
    }
}
