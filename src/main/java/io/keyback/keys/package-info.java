/** Holds the secrets that live outside the database: the pepper and the key that signs reset authorizations. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.keyback.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
