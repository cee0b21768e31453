/** Brings the database up: embedded PostgreSQL where no other is configured, and the schema of the engine. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.keyback.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
