package io.keyback.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyback.caseid.CaseId;
import io.keyback.keys.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What was erased, outside of the database: a copy of the database from before, put back, does not know it. One file for
 * each month, one line for each erasure, with a MAC; nothing personal.
 */
@Component
class ErasureList {

    private static final Logger log = LoggerFactory.getLogger(ErasureList.class);

    private static final String PREFIX = "erased-";
    private static final int AT_ONCE = 1000;
    private static final int FIELDS = 4;

    private final Path directory;
    private final Keys keys;

    ErasureList(ErasureSettings settings, Keys keys) {
        this.directory = settings.listDirectory().toAbsolutePath().normalize();
        this.keys = keys;
    }

    /** A line of the list. */
    record Erased(CaseId caseId, Kind kind, Instant at) {}

    /**
     * Adds to the list; returns when it is on the disk. A line begins on a line of its own, whatever a crash has left
     * before it.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    void add(CaseId caseId, Kind kind, Instant at) {
        Path file = directory.resolve(PREFIX + YearMonth.from(at.atOffset(ZoneOffset.UTC)));
        try {
            Files.createDirectories(directory);
            Files.writeString(
                    file,
                    "\n" + caseId + " " + kind + " " + at + " " + mac(caseId, kind, at) + "\n",
                    UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to the list of what was erased, " + file, e);
        }
    }

    /** All lines that are ours, some at once. A line that is not is named in the log, and left out. */
    void read(Consumer<List<Erased>> reader) {
        for (Path file : files()) {
            List<Erased> some = new ArrayList<>();
            try (Stream<String> lines = Files.lines(file, UTF_8)) {
                lines.filter(line -> !line.isBlank()).forEach(line -> {
                    erased(line)
                            .ifPresentOrElse(
                                    some::add, () -> log.error("{} has a line that Keyback did not write", file));
                    if (some.size() == AT_ONCE) {
                        reader.accept(List.copyOf(some));
                        some.clear();
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the list of what was erased, " + file, e);
            }
            reader.accept(List.copyOf(some));
        }
    }

    private List<Path> files() {
        if (Files.notExists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the list of what was erased in " + directory, e);
        }
    }

    private Optional<Erased> erased(String line) {
        List<String> fields = List.of(line.split(" ", -1));
        if (fields.size() != FIELDS) {
            return Optional.empty();
        }
        try {
            Erased erased =
                    new Erased(CaseId.of(fields.get(0)), Kind.valueOf(fields.get(1)), Instant.parse(fields.get(2)));
            return Optional.of(erased)
                    .filter(said -> mac(said.caseId(), said.kind(), said.at()).equals(fields.get(3)));
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private String mac(CaseId caseId, Kind kind, Instant at) {
        return HexFormat.of()
                .formatHex(keys.hmac(Keys.Purpose.ERASURE_LIST, caseId.toString(), kind.name(), at.toString()));
    }
}
