package io.keyback.commands;

import io.keyback.access.Staff;
import io.keyback.access.StaffOffice;
import io.keyback.access.StaffRole;
import io.keyback.audit.Action;
import io.keyback.audit.Actor;
import io.keyback.audit.Details;
import io.keyback.audit.Trail;
import java.security.SecureRandom;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionOperations;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes an administrator of staff; nobody else could make the first. */
@Command(
        mixinStandardHelpOptions = true,
        name = "create",
        description = {
            "Makes an administrator, who manages staff in Admin, and shows his password this once.",
            "Changes nothing where somebody has this name already."
        })
class AdminCreate extends DatabaseCommand {

    /** As the engine takes them. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]{1,50}");

    /** Without what looks alike. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int PASSWORD_LENGTH = 20;

    @Parameters(arity = "1", paramLabel = "NAME", description = "What he signs in with: letters and digits.")
    private String name = "";

    @Override
    public Integer call() {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A name has letters and digits alone, 50 at most.");
        }
        String password = newPassword(new SecureRandom());
        try (ConfigurableApplicationContext application = open(Trail.class)) {
            // Before anything is made: what cannot be recorded is not done.
            Trail trail = application.getBean(Trail.class);
            Staff administrator = new Staff(name, name, StaffRole.ADMINISTRATOR, password);
            if (!office().enrol(application.getBean(DataSource.class), administrator)) {
                throw new IllegalStateException(
                        "There is somebody of the name " + name + " already. Nothing was changed.");
            }
            Details made = Details.NONE.withId("user", name).with("role", StaffRole.ADMINISTRATOR);
            application
                    .getBean(TransactionOperations.class)
                    .executeWithoutResult(
                            transaction -> trail.recordOfSystem(Action.STAFF_USER_CHANGED, Actor.OPERATOR, made));
        }
        out().println("Made the administrator " + name + ". His password, shown this once:");
        out().println("  " + password);
        out().println("He signs in at /staff/sign-in, and changes it in Admin under his own name.");
        return CommandLine.ExitCode.OK;
    }

    private static StaffOffice office() {
        return ServiceLoader.load(StaffOffice.class).findFirst().orElseThrow();
    }

    private static String newPassword(SecureRandom random) {
        return random.ints(PASSWORD_LENGTH, 0, LETTERS.length())
                .mapToObj(letter -> LETTERS.substring(letter, letter + 1))
                .collect(Collectors.joining());
    }
}
