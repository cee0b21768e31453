package io.keyback.documentcheck.barcode;

import io.keyback.vision.Quad;

/** Stand-in. */
public record BarcodeReading(String text, Quad place) {}
