/** The ports to the host: its accounts, their second factors, its signed hand-off, and the reset. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.keyback.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
