/** Holds the secrets that live outside the database: the pepper, the key that signs reset authorizations, the key ring. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.keyback.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
