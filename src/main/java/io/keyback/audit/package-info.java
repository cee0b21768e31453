/** The trail of what happened: append-only, a chain of MACs for each case, anchored outside the database. */
@ApplicationModule(allowedDependencies = {"caseid", "keys"})
@NullMarked
package io.keyback.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
