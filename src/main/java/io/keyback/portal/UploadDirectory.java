package io.keyback.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Where the servlet container writes the parts of an upload. On disk, because 40 MB of each of many requests would not fit
 * into memory; in a directory of our own, because pictures of documents are nothing for the temporary directory that all
 * users share, and because what a killed process left there must go.
 */
final class UploadDirectory {

    /** As Tomcat names them; nothing else is deleted, should the setting name a directory of somebody else. */
    private static final String PARTS = "upload_*.tmp";

    private static final Set<PosixFilePermission> FOR_OWNER = PosixFilePermissions.fromString("rwx------");

    private final Path path;

    private UploadDirectory(Path path) {
        this.path = path;
    }

    /** Makes the directory where it is missing, closes it to others, and deletes what was left behind. */
    static UploadDirectory prepare(Path directory) {
        Path path = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(path, FOR_OWNER);
            }
            try (DirectoryStream<Path> leftBehind = Files.newDirectoryStream(path, PARTS)) {
                for (Path part : leftBehind) {
                    Files.delete(part);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare the directory for uploads, " + path, e);
        }
        return new UploadDirectory(path);
    }

    Path path() {
        return path;
    }
}
