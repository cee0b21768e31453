package io.keyback.benchmark.engines;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process in which an engine runs; it is asked on its standard input, and answers on its standard output. */
final class Child implements AutoCloseable {

    private static final String ANSWER = "@answer ";

    private final Process process;
    private final PrintWriter orders;
    private final BufferedReader answers;
    private final PrintWriter log;
    private final Path logFile;

    /** Returns when the engine is there and has its model. */
    Child(List<String> command, Path directory, Path logFile) throws IOException {
        this.logFile = logFile;
        Files.createDirectories(directory);
        this.process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        this.orders = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.log = new PrintWriter(logFile.toFile(), StandardCharsets.UTF_8);
        answer();
    }

    /**
     * What a round of a child says of itself.
     *
     * @param seconds that the cases took
     * @param pickUpMedian milliseconds from the commit that made a job to its first line
     * @param pickUpSlow the same, which 5 of 100 exceed
     */
    record Round(double seconds, double pickUpMedian, double pickUpSlow) {}

    Round run(int cases) throws IOException {
        String[] answer = ask("run " + cases).split(" ", -1);
        return new Round(Double.parseDouble(answer[0]), Double.parseDouble(answer[1]), Double.parseDouble(answer[2]));
    }

    /** Bytes of objects that are in use. */
    long heap() throws IOException {
        return Long.parseLong(ask("heap"));
    }

    long pid() {
        return process.pid();
    }

    private String ask(String order) throws IOException {
        orders.println(order);
        return answer();
    }

    private String answer() throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(ANSWER)) {
                return line.substring(ANSWER.length());
            }
            log.println(line);
            log.flush();
        }
        throw new IOException("A child ended; see " + logFile);
    }

    @Override
    public void close() {
        orders.close();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        log.close();
    }
}
