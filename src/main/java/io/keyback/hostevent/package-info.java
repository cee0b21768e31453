/** Takes the security events that a host pushes. */
@ApplicationModule(allowedDependencies = {"account", "recovery"})
@NullMarked
package io.keyback.hostevent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
