/** Holds the secrets outside the database: pepper, key ring, and the keys that sign authorizations and anchors. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.keyback.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
