package io.keyback.commands;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * A command that works on the database of an installation: it is found by the same settings as when serving, and nothing is
 * served. Beside a running Keyback it needs the address of the database: a database of Keyback's own belongs to
 * whoever runs it.
 */
abstract class DatabaseCommand implements Callable<Integer> {

    private static final Set<String> ALWAYS = Set.of("io.keyback.database", "io.keyback.keys");

    private static final String NO_JOBS = "--camunda.bpm.job-execution.enabled=false";

    @Option(names = "--demo", description = "With the settings of the demo, and the key directory that it makes.")
    private boolean demo;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Spec
    private @Nullable CommandSpec spec;

    /** What lies in the packages of these, with the database and the secrets; to be closed in the end. */
    final ConfigurableApplicationContext open(Class<?>... wanted) {
        return open(List.of(NO_JOBS), wanted);
    }

    /** As {@link #open}, and leaves a schema of an older Keyback as it is. */
    final ConfigurableApplicationContext openUnchanged(Class<?>... wanted) {
        return open(List.of(NO_JOBS, "--spring.flyway.enabled=false"), wanted);
    }

    private ConfigurableApplicationContext open(List<String> always, Class<?>... wanted) {
        settings.stream()
                .filter(argument -> !Serve.isSetting(argument))
                .findFirst()
                .ifPresent(this::refuse);
        SpringApplication application = new SpringApplication(DatabaseOnly.class);
        application.setSources(
                Stream.concat(ALWAYS.stream(), Arrays.stream(wanted).map(Class::getPackageName))
                        .collect(Collectors.toSet()));
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        application.setLazyInitialization(true);
        application.setDefaultProperties(Map.of("logging.level.root", "warn"));
        if (demo) {
            application.setAdditionalProfiles("demo");
        }
        return application.run(Stream.concat(settings.stream(), always.stream()).toArray(String[]::new));
    }

    PrintWriter out() {
        return line().getOut();
    }

    private CommandLine line() {
        return spec == null ? new CommandLine(this) : spec.commandLine();
    }

    private void refuse(String argument) {
        throw new ParameterException(
                line(), "Unknown option: " + argument + " (a setting is written --name=value, without a space)");
    }

    /** Without a stereotype: the application must not find it. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    @ConfigurationPropertiesScan("io.keyback")
    static class DatabaseOnly {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
