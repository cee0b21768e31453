package io.keyback.benchmark.engines;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One of those that are compared, as {@code -Dengines} names it: a kind, and behind commas what is different with it.
 *
 * @param id names its database and its files
 * @param kind {@code camunda}, {@code operaton}, {@code flowable}, {@code keyback} or {@code keybacks-way}
 * @param settings of Spring, as {@code --name=value}
 * @param jar another packaged Keyback than the one that is there; {@code jar=…}
 * @param sql run in its database once its schema is there; {@code sql=…}, a file
 */
record Contestant(String id, String kind, List<String> settings, Path jar, String sql) {

    private static final String OURS = "keyback";

    static List<Contestant> parse(String engines, Path jar) throws java.io.IOException {
        List<Contestant> all = new ArrayList<>();
        for (String one : engines.split(";", -1)) {
            List<String> words = List.of(one.strip().split(",", -1));
            Path other = value(words, "jar=").map(Path::of).findFirst().orElse(jar);
            StringBuilder sql = new StringBuilder();
            for (String file : value(words, "sql=").toList()) {
                sql.append(Files.readString(Path.of(file)));
            }
            all.add(new Contestant(
                    words.get(0).replace('-', '_') + all.size(),
                    words.get(0),
                    words.stream().filter(word -> word.startsWith("--")).toList(),
                    other.toRealPath(),
                    sql.toString()));
        }
        return all;
    }

    private static Stream<String> value(List<String> words, String name) {
        return words.stream().filter(word -> word.startsWith(name)).map(word -> word.substring(name.length()));
    }

    String title() {
        String name = switch (kind) {
            case "camunda" -> "Camunda 7.24, Boot's defaults";
            case "operaton" -> "Operaton 1.0.3, Boot's defaults";
            case "flowable" -> "Flowable 7.2.0, tuned";
            case OURS -> "Keyback's engine, the same model";
            case "keybacks-way" -> "Keyback's engine, modelled Keyback's way";
            default -> throw new IllegalArgumentException("No such engine: " + kind);
        };
        return name + (settings.isEmpty() ? "" : " " + settings);
    }

    private boolean isOurs() {
        return kind.startsWith(OURS);
    }

    /** Starts it; {@code engines} is where the children were built. */
    List<String> command(Path engines, String url) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dengines.model=" + (kind.equals("keybacks-way") ? "KEYBACKS_WAY" : "REFERENCE")));
        String main = "io.keyback.benchmark.engines.";
        if (isOurs()) {
            command.addAll(List.of(
                    "-Dengines.application=io.keyback.KeybackApplication",
                    "-Dloader.main=" + main + "camunda.CamundaChild",
                    "-Dloader.path=" + jar(engines, "child") + "," + jar(engines, "camunda"),
                    "-cp",
                    jar.toString(),
                    "org.springframework.boot.loader.launch.PropertiesLauncher",
                    "--spring.profiles.active=demo",
                    "--server.port=0"));
        } else {
            command.addAll(List.of(
                    "-cp",
                    jar(engines, kind) + ":" + engines.resolve(kind + "/target/lib/*"),
                    main + kind + "." + kind.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + kind.substring(1)
                            + "Child"));
        }
        command.addAll(List.of(
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres"));
        command.addAll(settings);
        return command;
    }

    private static Path jar(Path engines, String module) {
        return engines.resolve(module + "/target/engines-" + module + ".jar");
    }
}
