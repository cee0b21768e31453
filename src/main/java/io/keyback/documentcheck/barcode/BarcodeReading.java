package io.keyback.documentcheck.barcode;

import io.keyback.vision.Quad;

/**
 * A barcode that was read; its error correction held.
 *
 * @param place about where it stands, some margin included
 */
public record BarcodeReading(String text, Quad place) {}
