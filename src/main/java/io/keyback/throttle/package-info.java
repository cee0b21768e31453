/** Limits how often one caller may ask, so that nobody can guess, or keep others out, by asking often. */
@ApplicationModule(allowedDependencies = "keys")
@NullMarked
package io.keyback.throttle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
