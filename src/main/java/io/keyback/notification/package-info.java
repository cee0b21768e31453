/** Writes the mails of a case and delivers each to each recipient once. */
@ApplicationModule(allowedDependencies = {"account", "keys"})
@NullMarked
package io.keyback.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
