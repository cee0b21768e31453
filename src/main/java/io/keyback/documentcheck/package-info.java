/** Judges the pictures of the identity document of a case. */
@ApplicationModule(allowedDependencies = {"bench", "caseid", "evidence", "keys", "vision", "vault"})
@NullMarked
package io.keyback.documentcheck;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
