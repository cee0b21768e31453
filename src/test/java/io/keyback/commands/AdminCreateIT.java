package io.keyback.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.keyback.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;

/** The first administrator, as whoever installs Keyback makes him. */
@ExtendWith(OutputCaptureExtension.class)
class AdminCreateIT {

    private static final Pattern PASSWORD = Pattern.compile("(?m)^ {2}(\\w{20})$");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path keys;

    @Test
    void anAdministratorIsMadeOnceWithAPasswordThatIsShownOnceAndNeverLogged(CapturedOutput log) {
        try (HikariDataSource database = TestDatabase.migrated()) {
            assertThat(create(database, "ada")).as(err.toString()).isZero();

            Matcher password = PASSWORD.matcher(out.toString());
            assertThat(password.find()).isTrue();
            assertThat(log.getAll()).doesNotContain(password.group(1));
            JdbcClient jdbc = JdbcClient.create(database);
            assertThat(jdbc.sql("select group_id_ from act_id_membership where user_id_ = 'ada'")
                            .query(String.class)
                            .list())
                    .containsExactly("camunda-admin");
            String kept = jdbc.sql("select pwd_ from act_id_user where id_ = 'ada'")
                    .query(String.class)
                    .single();
            assertThat(kept).startsWith("{PBKDF2-SHA512-").doesNotContain(password.group(1));

            assertThat(jdbc.sql("select actor from keyback.audit_entry where action = 'STAFF_USER_CHANGED'")
                            .query(String.class)
                            .list())
                    .containsExactly("OPERATOR");

            assertThat(create(database, "ada")).isEqualTo(1);

            assertThat(err.toString()).contains("There is somebody of the name ada already");
            assertThat(jdbc.sql("select pwd_ from act_id_user where id_ = 'ada'")
                            .query(String.class)
                            .single())
                    .isEqualTo(kept);
            assertThat(create(database, "not a name")).isEqualTo(1);
        }
    }

    private int create(HikariDataSource database, String name) {
        CommandLine line = Commands.line(AdminCreateIT.class);
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(
                "admin",
                "create",
                name,
                "--spring.datasource.url=" + database.getJdbcUrl(),
                "--spring.datasource.username=" + database.getUsername(),
                "--keyback.keys.directory=" + keys,
                "--keyback.keys.create-missing=true");
    }
}
