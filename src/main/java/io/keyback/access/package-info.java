/** Decides who may call which address. */
@ApplicationModule(allowedDependencies = {"audit"})
@NullMarked
package io.keyback.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
