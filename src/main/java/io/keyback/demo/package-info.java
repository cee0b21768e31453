/** The demo exchange: a host to try Keyback with; exists in the demo profile only. */
@ApplicationModule(allowedDependencies = {"access", "account", "keys", "qrcode"})
@NullMarked
package io.keyback.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
