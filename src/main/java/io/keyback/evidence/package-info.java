/** Takes in what the applicant hands in, makes it safe, and keeps it. */
@ApplicationModule(allowedDependencies = {"caseid", "vault"})
@NullMarked
package io.keyback.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
