package io.keyback.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadDirectoryTest {

    @TempDir
    private Path parent;

    @Test
    void itIsMadeForItsOwnerAlone() throws IOException {
        Path path = UploadDirectory.prepare(parent.resolve("data/uploads")).path();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rwx------");
    }

    @Test
    void anOpenOneIsClosed() throws IOException {
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));

        UploadDirectory.prepare(parent);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(parent)))
                .isEqualTo("rwx------");
    }

    @Test
    void whatAKilledProcessLeftIsDeletedAndNothingElse() throws IOException {
        Files.writeString(parent.resolve("upload_1_2.tmp"), "a picture");
        Files.writeString(parent.resolve("notes.txt"), "not ours");

        UploadDirectory.prepare(parent);

        assertThat(parent).isDirectoryContaining("glob:**/notes.txt").isDirectoryNotContaining("glob:**/upload_*");
    }
}
