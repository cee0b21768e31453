/** What every bench needs: figures with their uncertainty, and the tables that say what should be found. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.keyback.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
