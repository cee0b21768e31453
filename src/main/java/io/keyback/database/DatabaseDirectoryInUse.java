package io.keyback.database;

import java.nio.file.Path;

/** Another Keyback runs on the same database directory. */
class DatabaseDirectoryInUse extends RuntimeException {
    DatabaseDirectoryInUse(Path directory) {
        super("Another Keyback is running on " + directory
                + ". Stop it, or choose another keyback.database.directory.");
    }
}
