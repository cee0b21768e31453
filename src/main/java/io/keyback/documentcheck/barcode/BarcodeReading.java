package io.keyback.documentcheck.barcode;

import io.keyback.vision.Quad;

public record BarcodeReading(String text, Quad place) {}
