/** Reads Camunda Forms and validates what people enter against the same file that their page shows. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.keyback.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
