package io.keyback.commands;

import io.keyback.documentcheck.DocumentBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Measures how well documents are read; needs neither database nor settings. */
@Command(
        mixinStandardHelpOptions = true,
        name = "document-bench",
        description = {
            "Reads every picture of DIR and says how often that was right.",
            "DIR holds a manifest.csv with the columns file,kind,text: kind is TD1, TD2, TD3, MRV,",
            "PDF417 or none; text is the expected lines joined by |, empty where only the check",
            "digits can judge. For PDF417 it is the barcode's text with | for control characters."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:wrong usage, or the manifest or a file is missing or broken"})
class DocumentBenchCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "The folder.")
    private Path directory = Path.of("");

    @Mixin
    private BenchOutput output = new BenchOutput();

    @Override
    public Integer call() throws IOException {
        return output.of(() -> DocumentBench.of(directory).run());
    }
}
