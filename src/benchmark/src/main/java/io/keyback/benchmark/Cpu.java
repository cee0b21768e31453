package io.keyback.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** Time that processes of this machine have computed, read as proc(5) says. */
public final class Cpu {

    private static final long MILLIS_PER_TICK = 10;

    private Cpu() {}

    /** Of one process; zero when it has ended. */
    public static Duration of(long pid) throws IOException {
        return ticks(pid, 13, 14);
    }

    /** Of a server and of its children: those that have ended, and those that live. */
    public static Duration ofServer(long pid) throws IOException {
        Duration all = of(pid).plus(ticks(pid, 15, 16));
        for (ProcessHandle child :
                ProcessHandle.of(pid).orElseThrow().children().toList()) {
            all = all.plus(of(child.pid()));
        }
        return all;
    }

    /** Two fields of stat, counted from 0. */
    private static Duration ticks(long pid, int user, int system) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Duration.ofMillis(
                    MILLIS_PER_TICK * (Long.parseLong(fields[user - 2]) + Long.parseLong(fields[system - 2])));
        } catch (NoSuchFileException ended) {
            return Duration.ZERO;
        }
    }
}
