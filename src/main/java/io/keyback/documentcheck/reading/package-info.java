/** Finds the machine-readable zone and the portrait in a picture, and reads the zone. */
@NullMarked
package io.keyback.documentcheck.reading;

import org.jspecify.annotations.NullMarked;
