/** The machine-readable zone of travel documents: ICAO Doc 9303, eighth edition, parts 3 to 7. */
@NullMarked
package io.keyback.documentcheck.mrz;

import org.jspecify.annotations.NullMarked;
