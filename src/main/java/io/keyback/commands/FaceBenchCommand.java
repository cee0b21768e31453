package io.keyback.commands;

import io.keyback.facecheck.FaceBench;
import io.keyback.facecheck.ModelsReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures how well faces are watched and compared; needs neither database nor settings. */
@Command(
        mixinStandardHelpOptions = true,
        name = "face-bench",
        description = {
            "Watches every clip of DIR, compares every pair, and says how often that was right.",
            "DIR holds a clips.csv with the columns file,fps,expected, a pairs.csv with the columns",
            "a,b,same, or both. A clip is a GIF, a y4m film or a folder of JPEG or PNG pictures;",
            "expected is what is done in it, in order and joined by +: close_eyes, smile, turn_left,",
            "turn_right (the person's own left and right), turn (to either side); empty where nothing",
            "is done; or refused where several people are in it. same is yes or no. Pairs need models",
            "to compare with."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:wrong usage, or a manifest or a file is missing or broken"})
class FaceBenchCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "The folder.")
    private Path directory = Path.of("");

    @Option(
            names = "--models",
            paramLabel = "DIR",
            defaultValue = ModelsReport.DEFAULT_DIRECTORY,
            description = "Where the optional models are; ${DEFAULT-VALUE} where none is named.")
    private Path models = Path.of(ModelsReport.DEFAULT_DIRECTORY);

    @Mixin
    private BenchOutput output = new BenchOutput();

    @Override
    public Integer call() throws IOException {
        return output.of(() -> FaceBench.of(directory, models).run());
    }
}
