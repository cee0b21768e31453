/** Judges the face frames of a case. */
@ApplicationModule(allowedDependencies = {"caseid", "evidence"})
@NullMarked
package io.keyback.facecheck;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
