package io.keyback.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyback.facecheck.drawing.ActedClip;
import io.keyback.facecheck.drawing.Deed;
import io.keyback.facecheck.drawing.DrawnActor;
import io.keyback.facecheck.drawing.Y4m;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FaceBenchCommandTest {

    private static final int RATE = 6;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void saysWhatItSawOnTheScreenAndInAFile() throws IOException {
        Y4m.write(
                directory.resolve("acting.y4m"),
                ActedClip.of(5, RATE).then(Deed.REST, 2).then(Deed.CLOSE_EYES).then(Deed.REST));
        Y4m.write(
                directory.resolve("two.y4m"),
                ActedClip.of(6, RATE).then(Deed.REST).then(Deed.SECOND_PERSON, 2));
        Files.writeString(
                directory.resolve("clips.csv"), "file,fps,expected\nacting.y4m,6,close_eyes\ntwo.y4m,6,refused\n");
        pair("yes");
        Path json = directory.resolve("found.json");

        assertThat(run(
                        directory.toString(),
                        "--models",
                        directory.resolve("none").toString(),
                        "--json",
                        json.toString()))
                .isZero();

        JsonNode found = new ObjectMapper().readTree(json.toFile());
        assertThat(found.at("/clips/refused/share").asDouble()).isOne();
        assertThat(found.at("/clips/faceFound/share").asDouble()).isGreaterThan(0.9);
        assertThat(found.at("/clipOutcomes/0/noticed"))
                .extracting(JsonNode::asText)
                .containsExactly("CLOSE_EYES");
        assertThat(found.at("/speed/sessionsPerCore").asDouble()).isPositive();
        assertThat(found.at("/match").isNull()).isTrue();
        assertThat(out.toString())
                .contains("| close_eyes | 1 of 1,", "Faces were not compared", "Haar cascades", "sessions of 6 frames");
    }

    @Test
    void pairsAloneAreEnough() throws IOException {
        pair("no");

        assertThat(run(
                        directory.toString(),
                        "--models",
                        directory.resolve("none").toString()))
                .isZero();

        assertThat(out.toString()).contains("Faces were not compared").doesNotContain("| gesture |");
    }

    @Test
    void aFolderThatCannotBeJudgedIsWrongUsage() {
        assertThat(run(directory.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("There is no clips.csv");

        assertThat(run()).isEqualTo(2);
        assertThat(run(
                        directory.toString(),
                        "--json",
                        directory.resolve("no/where.json").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("There is no folder for");
    }

    private void pair(String same) throws IOException {
        for (long person = 1; person <= 2; person++) {
            ImageIO.write(
                    DrawnActor.of(person).frame(person),
                    "png",
                    directory.resolve(person + ".png").toFile());
        }
        Files.writeString(directory.resolve("pairs.csv"), "a,b,same\n1.png,2.png," + same + "\n");
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "face-bench";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        CommandLine line = Commands.line(FaceBenchCommandTest.class);
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(all);
    }
}
