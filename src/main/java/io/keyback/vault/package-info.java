/**
 * Seals what is personal in a case with a key of that case alone. Who deletes the key has erased all of it, in every copy.
 */
@ApplicationModule(allowedDependencies = {"audit", "caseid", "keys"})
@NullMarked
package io.keyback.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
