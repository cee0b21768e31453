package io.keyback.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyback.keys.AnchorKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * The anchors in a directory. Each is a file of two lines of JSON: what it says, and the signature over exactly the bytes
 * of the first line.
 */
final class AnchorFiles {

    private static final Pattern NAME = Pattern.compile("anchor-(\\d{6,18})\\.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;
    private final AnchorKey key;

    AnchorFiles(Path directory, AnchorKey key) {
        this.directory = directory.toAbsolutePath().normalize();
        this.key = key;
    }

    /** The first line. */
    private record Statement(
            long number, String at, @Nullable String before, long chains, long entries, List<StatedHead> heads) {}

    private record StatedHead(UUID chain, long number, String mac) {}

    /** The second line. */
    private record Signed(String key, String signature) {}

    Path directory() {
        return directory;
    }

    /** In their order. */
    List<Path> all() {
        if (Files.notExists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> numberIn(file).isPresent())
                    .sorted(Comparator.comparing(file -> numberIn(file).orElseThrow()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the anchors in " + directory, e);
        }
    }

    /**
     * The newest one.
     *
     * @throws Broken when it is not one of ours
     */
    Optional<Anchor.Kept> newest() {
        List<Path> all = all();
        return all.isEmpty() ? Optional.empty() : Optional.of(read(all.get(all.size() - 1)));
    }

    static Optional<Long> numberIn(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? Optional.of(Long.valueOf(name.group(1))) : Optional.empty();
    }

    /** Keeps the anchor; throws {@link java.nio.file.FileAlreadyExistsException}, wrapped, when there is one of its number. */
    Path write(Anchor anchor) {
        Path file = directory.resolve(String.format(Locale.ROOT, "anchor-%06d.json", anchor.number()));
        try {
            byte[] statement = JSON.writeValueAsBytes(new Statement(
                    anchor.number(),
                    anchor.at().toString(),
                    anchor.before(),
                    anchor.totals().chains(),
                    anchor.totals().entries(),
                    anchor.heads().stream().map(AnchorFiles::stated).toList()));
            String signature = Base64.getEncoder().encodeToString(key.sign(statement));
            Files.createDirectories(directory);
            // At once and only once: where files cannot be changed, they cannot be moved into place either.
            Files.writeString(
                    file,
                    new String(statement, StandardCharsets.UTF_8)
                            + "\n"
                            + JSON.writeValueAsString(new Signed(key.id(), signature))
                            + "\n",
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the anchor " + file, e);
        }
    }

    private static StatedHead stated(Head head) {
        return new StatedHead(head.chain().id(), head.number(), head.mac());
    }

    /**
     * Reads an anchor.
     *
     * @throws Broken when it is not one that this key has signed
     */
    Anchor.Kept read(Path file) {
        byte[] content = bytes(file);
        List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
        try {
            Signed signed = JSON.readValue(lines.size() == 2 ? lines.get(1) : "", Signed.class);
            if (!key.id().equals(signed.key())) {
                throw new Broken("The anchor " + file + " is signed by another key than this installation's: "
                        + signed.key() + ", not " + key.id());
            }
            byte[] statement = lines.get(0).getBytes(StandardCharsets.UTF_8);
            if (!key.verifies(statement, Base64.getDecoder().decode(signed.signature()))) {
                throw new Broken("The anchor " + file + " was changed: its signature does not fit");
            }
            Anchor anchor = anchor(JSON.readValue(statement, Statement.class));
            if (!Optional.of(anchor.number()).equals(numberIn(file))) {
                throw new Broken("The anchor " + file + " was renamed: it is number " + anchor.number());
            }
            return new Anchor.Kept(file, anchor, DigestUtils.sha256Hex(content));
        } catch (IOException | IllegalArgumentException | DateTimeParseException | NullPointerException e) {
            throw new Broken("The anchor " + file + " was changed: it does not have the form of an anchor");
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the anchor " + file, e);
        }
    }

    private static Anchor anchor(Statement said) {
        return new Anchor(
                said.number(),
                Instant.parse(said.at()),
                said.before(),
                new Entries.Totals(said.chains(), said.entries()),
                said.heads().stream()
                        .map(head -> new Head(new Chain(head.chain()), head.number(), head.mac()))
                        .toList());
    }
}
