/** Names a recovery case: the id that the engine and the tables carry, and the reference that people read. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.keyback.caseid;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
