package io.keyback.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Another process that runs an embedded database, to be killed. */
final class KeptDatabase implements AutoCloseable {

    private static final String RUNNING = "running";

    private final Process process;

    private KeptDatabase(Process process) {
        this.process = process;
    }

    /** The other process: starts the database and keeps it until it is told to end by its input's end. */
    public static void main(String[] arguments) throws IOException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]))) {
            System.out.println(RUNNING + database.connection().getJdbcUrl().length());
            while (System.in.read() != -1) {
                // nobody writes
            }
        }
    }

    static KeptDatabase start(Path directory) {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            KeptDatabase.class.getName(),
                            directory.toString())
                    .redirectErrorStream(true)
                    .start();
            BufferedReader output = process.inputReader();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(RUNNING)) {
                    return new KeptDatabase(process);
                }
            }
            throw new IllegalStateException("The other process ended");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Lets it end in peace, its server with it. */
    @Override
    public void close() throws IOException {
        process.outputWriter().close();
        process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
    }
}
