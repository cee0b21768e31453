/** The barcode of North American licences and ID cards: found, read, and parsed by the AAMVA card design standard. */
@NullMarked
package io.keyback.documentcheck.barcode;

import org.jspecify.annotations.NullMarked;
