/** Pixels for the checks: OpenCV, which is given only what Java decoded, and the bounds within which it works. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.keyback.vision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
