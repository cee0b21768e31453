package io.keyback.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** The root of the command line: starts the application, with everything that looks like a setting handed to Spring. */
@Command(
        mixinStandardHelpOptions = true,
        name = "keyback",
        versionProvider = Version.class,
        description = "Gives people back an account whose second factor is lost.",
        footer = {
            "",
            "Without a command Keyback serves. Settings are given as --name=value, such as",
            "--server.port=9090 or --spring.datasource.url=jdbc:postgresql://db/keyback,",
            "as environment variables (SERVER_PORT), or in an application.yml in the",
            "working directory.",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed, or refused to start", "2:wrong usage"})
class Serve implements Callable<Integer> {

    private final Class<?> application;

    @Option(
            names = "--demo",
            description =
                    "Serve with the demo exchange, its sample accounts and mailbox. Their passwords are published.")
    private boolean demo;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Spec
    private @Nullable CommandSpec spec;

    Serve(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        settings.stream().filter(argument -> !isSetting(argument)).findFirst().ifPresent(this::refuse);
        return serve(settings, demo);
    }

    /** Spring has said what was wrong when it throws. */
    int serve(List<String> settings, boolean demo) {
        SpringApplication spring = new SpringApplication(application);
        spring.addInitializers(
                context -> context.addBeanFactoryPostProcessor(new StartCheck(context.getEnvironment())));
        if (demo) {
            spring.setAdditionalProfiles("demo");
        }
        try {
            spring.run(settings.toArray(String[]::new));
            return CommandLine.ExitCode.OK;
        } catch (RuntimeException e) {
            return Commands.FAILED;
        }
    }

    static boolean isSetting(String argument) {
        return (argument.startsWith("--") && argument.contains("="))
                || argument.equals("--debug")
                || argument.equals("--trace");
    }

    private void refuse(String argument) {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec");
        }
        throw new ParameterException(
                spec.commandLine(),
                "Unknown command or option: " + argument + " (a setting is written --name=value, without a space)");
    }
}
