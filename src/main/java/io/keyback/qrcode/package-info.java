/** Draws QR codes. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.keyback.qrcode;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
