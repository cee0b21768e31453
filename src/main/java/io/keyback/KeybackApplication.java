package io.keyback;

import io.keyback.commands.Commands;
import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Keyback; {@link Commands} says what its command line can do. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class KeybackApplication {

    /** The time of day; a bean so that tests can stand still. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    public static void main(String[] args) {
        int exitCode = Commands.run(KeybackApplication.class, args);
        if (exitCode != 0) {
            System.exit(exitCode); // after 0 the server's own threads keep the application alive
        }
    }
}
