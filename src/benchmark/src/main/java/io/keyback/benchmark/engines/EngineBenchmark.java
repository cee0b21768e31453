package io.keyback.benchmark.engines;

import io.keyback.benchmark.Cpu;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The same model on each engine, each in a process and a database of its own on one server, in turns: A B C A B C. The
 * first contestant is what the others are compared with. System properties: {@code rounds}, {@code cases} of a round, and
 * {@code engines}, as {@link Contestant} reads them.
 */
public final class EngineBenchmark {

    private final Server server;
    private final int cases = Integer.getInteger("cases", 150);
    private final int rounds = Integer.getInteger("rounds", 11);
    private final List<Measured> measured = new ArrayList<>();
    private final List<Child> children = new ArrayList<>();

    private EngineBenchmark(Server server) {
        this.server = server;
    }

    /** Called with the packaged Keyback and the folder for what comes of it, which is beside that of the engines' pom. */
    public static void main(String[] arguments) throws Exception {
        Path results = Files.createDirectories(Path.of(arguments[1], "engines")).toRealPath();
        Path engines = results.resolve("../../engines").normalize();
        List<Contestant> contestants = Contestant.parse(System.getProperty("engines"), Path.of(arguments[0]));
        Path directory = Files.createTempDirectory("keyback-engines");
        try (Server server = new Server(directory.resolve("server"))) {
            new EngineBenchmark(server).run(contestants, engines, results, directory);
        } finally {
            delete(directory);
        }
    }

    private void run(List<Contestant> contestants, Path engines, Path results, Path directory)
            throws IOException, SQLException {
        try {
            for (Contestant one : contestants) {
                server.create(one.id());
                List<String> command = one.command(engines, server.url(one.id()));
                children.add(new Child(command, directory.resolve(one.id()), results.resolve(one.id() + ".log")));
                server.run(one.id(), one.sql());
                measured.add(new Measured(one));
            }
            rounds(results);
        } finally {
            children.forEach(Child::close);
        }
    }

    private void rounds(Path results) throws IOException, SQLException {
        for (Child child : children) {
            child.run(2 * cases); // compiles what is hot, and touches the pages of the tables
        }
        EngineReport report = new EngineReport(rounds, cases);
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < children.size(); i++) {
                measured.get(i).add(round(measured.get(i).contestant().id(), children.get(i)));
                Files.writeString(
                        results.resolve(measured.get(i).contestant().id() + "-statements.txt"),
                        server.statements(measured.get(i).contestant().id(), cases));
            }
            System.out.println("Round " + (round + 1) + " of " + rounds);
        }
        for (int i = 0; i < children.size(); i++) {
            measured.get(i).heap(children.get(i).heap());
        }
        report.write(results, measured);
    }

    private Measured.Round round(String database, Child child) throws IOException, SQLException {
        server.reset();
        Server.Reading before = server.read(database);
        Duration cpuBefore = Cpu.of(child.pid());
        Child.Round told = child.run(cases);
        Duration cpu = Cpu.of(child.pid()).minus(cpuBefore);
        Server.Reading after = server.read(database);
        return new Measured.Round(
                cases / told.seconds(),
                perCase(after.transactions()),
                perCase(after.statements()),
                perCase(after.nested()),
                perCase(after.rows()),
                perCase(after.walPosition() - before.walPosition()) / 1024,
                perCase(cpu.toMillis()),
                perCase(after.cpu().minus(before.cpu()).toMillis()),
                told.pickUpMedian(),
                told.pickUpSlow());
    }

    private double perCase(long all) {
        return (double) all / cases;
    }

    private static void delete(Path directory) throws IOException {
        List<Path> paths;
        try (Stream<Path> tree = Files.walk(directory)) {
            paths = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
