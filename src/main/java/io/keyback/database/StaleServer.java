package io.keyback.database;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server of a Keyback that was killed: it lives on and would block the data. */
final class StaleServer {

    private static final Logger log = LoggerFactory.getLogger(StaleServer.class);
    private static final int STOP_WITHIN_SECONDS = 30;

    private StaleServer() {}

    /** Stops it, if there is one. The caller holds the directory, so no living Keyback uses it. */
    static void stop(DatabaseDirectory directory) throws IOException {
        OptionalLong id = directory.serverProcess();
        if (id.isEmpty()) {
            return;
        }
        ProcessHandle process = ProcessHandle.of(id.getAsLong())
                .filter(handle -> runsFrom(directory, handle))
                .orElse(null);
        if (process == null) {
            return;
        }
        log.info("Stopping the database server that a killed Keyback left behind (process {})", process.pid());
        process.destroy();
        await(process);
    }

    /** After a reboot the number may be somebody else's: only a program of our own directory is stopped. */
    private static boolean runsFrom(DatabaseDirectory directory, ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.startsWith(directory.binaries().toString()))
                .isPresent();
    }

    private static void await(ProcessHandle process) throws IOException {
        try {
            process.onExit().get(STOP_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the old database server stops", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(
                    "The old database server does not stop: end process " + process.pid() + " yourself", e);
        }
    }
}
