/** Reads the barcode of a licence. */
@NullMarked
package io.keyback.documentcheck.barcode;

import org.jspecify.annotations.NullMarked;
