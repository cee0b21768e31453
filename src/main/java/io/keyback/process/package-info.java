/** Runs the case on Camunda; the only package that knows the engine. */
@ApplicationModule(
        allowedDependencies = {"access", "audit", "caseid", "documentcheck", "erasure", "evidence", "form", "recovery"})
@NullMarked
package io.keyback.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
