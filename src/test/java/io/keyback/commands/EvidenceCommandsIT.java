package io.keyback.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.keyback.Attacks;
import io.keyback.Journeys;
import io.keyback.Journeys.Journey;
import io.keyback.KeybackIT;
import io.keyback.erasure.Sweep;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceStore;
import io.keyback.recovery.Stops;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;

/** What an operator does beside a serving Keyback. */
@KeybackIT
class EvidenceCommandsIT {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Autowired
    private Journeys journeys;

    @Autowired
    private Stops stops;

    @Autowired
    private EvidenceStore evidence;

    @Autowired
    private HikariDataSource database;

    @Autowired
    private Environment environment;

    @Autowired
    private Sweep sweep;

    @TempDir
    private Path directory;

    @Test
    void anErasureIsAskedForDoneAndProved() throws Exception {
        Journey journey = journeys.inReview();
        String reference = journey.view().reference().value();
        assertThat(evidence("erase", reference)).isEqualTo(1);
        assertThat(err.toString()).contains("still open");
        stops.withdraw(journey.id());
        journey.runJobs();

        assertThat(evidence("verify-erased", reference)).isEqualTo(1);
        assertThat(out.toString()).contains("keyback.evidence.sealed", "keyback.answer.sealed", "the data key");
        assertThat(evidence("erase", reference, "--wait=0")).isEqualTo(EvidenceErase.NOT_YET);
        sweep.now();
        assertThat(evidence("erase", reference)).isZero();
        assertThat(evidence("verify-erased", journey.id().toString())).isZero();

        assertThat(recorded(journey, "ERASURE_REQUESTED")).isEqualTo(2);
        assertThat(recorded(journey, "ERASED")).isEqualTo(3);
        assertThat(out.toString()).contains(journey.id() + " is erased", journey.id() + ": 0 bytes can be read");
        Attacks.counted("an erased case", "0 bytes can be read");
        assertThat(out.toString().lines().filter(line -> line.startsWith("ey"))).hasSize(3);
    }

    @Test
    void anOriginalIsWrittenForItsOwnerAlone() throws Exception {
        Journey journey = journeys.inReview();
        EvidenceItem picture = evidence.current(journey.id()).get(0);
        Path file = directory.resolve("original");

        assertThat(evidence("original", journey.id().toString(), picture.id().toString(), file.toString()))
                .isZero();

        assertThat(file)
                .hasBinaryContent(evidence.original(journey.id(), picture.id()).orElseThrow());
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(recorded(journey, "ORIGINAL_TAKEN_OUT")).isEqualTo(1);
        assertThat(evidence("original", journey.id().toString(), picture.id().toString(), file.toString()))
                .isEqualTo(1);
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThat(evidence("verify-erased", "KB-0000-0000")).isEqualTo(1);
        assertThat(err.toString()).contains("There is no case KB-0000-0000");
    }

    private int recorded(Journey journey, String action) {
        return JdbcClient.create(database)
                .sql("select count(*) from keyback.audit_entry where chain = ? and action = ?")
                .params(journey.id().value(), action)
                .query(Integer.class)
                .single();
    }

    private int evidence(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of("evidence", command));
        all.addAll(List.of(arguments));
        all.add("--spring.datasource.url=" + database.getJdbcUrl());
        all.add("--spring.datasource.username=" + database.getUsername());
        all.add("--keyback.keys.directory=" + environment.getProperty("keyback.keys.directory"));
        CommandLine line = Commands.line(EvidenceCommandsIT.class);
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(all.toArray(String[]::new));
    }
}
