package io.keyback.documentcheck.drawing;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** What a text is printed in. Outlines, not pixels: a letter is as sharp as the picture is large. */
public enum Typeface {
    /** What ICAO 9303 prescribes for the machine-readable zone. */
    OCR_B(file("OCRB.otf")),
    /** Looks as if a machine should read it, and is the wrong one. */
    OCR_A(file("OCRA.ttf")),
    /** The machine's own; no test may depend on how it looks. */
    MONOSPACED(new Font(Font.MONOSPACED, Font.PLAIN, 1)),
    SANS(new Font(Font.SANS_SERIF, Font.PLAIN, 1)),
    BOLD(new Font(Font.SANS_SERIF, Font.BOLD, 1)),
    SERIF(new Font(Font.SERIF, Font.PLAIN, 1));

    private static final FontRenderContext EXACT = new FontRenderContext(new AffineTransform(), true, true);
    private static final float UNITS = 1000;

    @SuppressWarnings("ImmutableEnumChecker") // A font cannot be changed; the checker does not know that.
    private final Font font;

    Typeface(Font font) {
        this.font = font.deriveFont(UNITS);
    }

    /** The outline with its left end on the base line at zero; capitals are as high as said. */
    Shape outline(String text, double capitals) {
        GlyphVector glyphs = font.createGlyphVector(EXACT, text);
        double scale = capitals / capitalHeight();
        return AffineTransform.getScaleInstance(scale, scale).createTransformedShape(glyphs.getOutline());
    }

    /** How far the text goes. */
    double width(String text, double capitals) {
        GlyphVector glyphs = font.createGlyphVector(EXACT, text);
        return glyphs.getLogicalBounds().getWidth() * capitals / capitalHeight();
    }

    private double capitalHeight() {
        return font.createGlyphVector(EXACT, "H").getOutline().getBounds2D().getHeight();
    }

    private static Font file(String name) {
        try (InputStream stream = Typeface.class.getResourceAsStream("/documentcheck/fonts/" + name)) {
            return Font.createFont(Font.TRUETYPE_FONT, Objects.requireNonNull(stream, name));
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
