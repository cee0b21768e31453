/** Finds and reads the machine-readable zone of a picture. */
@NullMarked
package io.keyback.documentcheck.reading;

import org.jspecify.annotations.NullMarked;
