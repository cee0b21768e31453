package io.keyback.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Signals to processes of ours. */
final class Signals {

    private Signals() {}

    static void send(String signal, ProcessHandle process) throws IOException {
        run(List.of("kill", "-" + signal, String.valueOf(process.pid())));
    }

    /** And to all that it has started. */
    static void sendToAll(String signal, ProcessHandle process) throws IOException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal, String.valueOf(process.pid())));
        process.descendants().map(child -> String.valueOf(child.pid())).forEach(command::add);
        run(command);
    }

    private static void run(List<String> command) throws IOException {
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .onExit()
                .join();
    }
}
