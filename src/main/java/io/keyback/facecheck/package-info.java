/** Judges the face frames of a case. */
@ApplicationModule(allowedDependencies = {"audit", "bench", "caseid", "evidence", "vision", "vault"})
@NullMarked
package io.keyback.facecheck;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
