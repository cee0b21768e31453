package io.keyback.evidence;

import org.jspecify.annotations.Nullable;

/**
 * A picture file with nothing in it but what its pixels need.
 *
 * @param bytes the reduced file
 * @param exif the EXIF block (a TIFF structure) that was beside the pixels
 * @param heldWhole whether a decoder must hold the whole picture in memory, however much it is subsampled
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one call, is never compared
record BarePicture(byte[] bytes, byte @Nullable [] exif, boolean heldWhole) {}
