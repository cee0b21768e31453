/** Reads the barcode of US and Canadian licences. */
@NullMarked
package io.keyback.documentcheck.barcode;

import org.jspecify.annotations.NullMarked;
