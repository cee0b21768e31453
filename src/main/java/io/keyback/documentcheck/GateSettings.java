package io.keyback.documentcheck;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * From where on the picture of a document has to be taken again. To refuse a good picture is worse than to take a bad
 * one, so each is far from what a worn document in a kitchen gives. Brightness is from 0 (black) to 255 (white).
 *
 * @param time for the whole judgement; what is not judged by then is taken
 * @param placesTime of that, for finding the machine-readable zone and the portrait
 * @param refusalsBeforeAnyway how often a side is refused before its applicant may insist
 * @param measuredSide longest side in pixels to which a picture is scaled down before it is measured
 * @param minSharpness variance of the Laplacian where the picture is sharpest, its contrast stretched; below: blurred
 * @param minPaperBrightness of the brightest of what is printed on; below: too dark
 * @param maxInkBrightness of the darkest of what is printed; above: too bright
 * @param glareBrightness from which on a pixel has no detail any more
 * @param minZoneConfidence from which on lines of letters are taken for a machine-readable zone
 * @param maxZoneGlare side of a square without any detail in the zone, as a share of the zone's height
 * @param maxPortraitGlare side of a square without any detail in the face, as a share of the portrait's width
 * @param minZoneMargin between the zone and the edge of the picture, as a share of the picture's longer side
 * @param minLetterPitch in pixels from one letter of the zone to the next, in the picture as it is kept
 * @param minScreenAspectRatio height by width of a picture that may be a phone's screen; cameras have 1.33 to 1.78
 * @param maxUniformRows share of rows in a picture of that shape that are of one colour throughout
 */
record GateSettings(
        @DefaultValue("1s") @NotNull Duration time,
        @DefaultValue("700ms") @NotNull Duration placesTime,
        @DefaultValue("2") @PositiveOrZero int refusalsBeforeAnyway,
        @DefaultValue("1000") @Positive int measuredSide,
        @DefaultValue("100") @PositiveOrZero double minSharpness,
        @DefaultValue("70") @PositiveOrZero @Max(255) int minPaperBrightness,
        @DefaultValue("200") @PositiveOrZero @Max(255) int maxInkBrightness,
        @DefaultValue("250") @PositiveOrZero @Max(255) int glareBrightness,

        @DefaultValue("0.6") @DecimalMin("0") @DecimalMax("1")
        double minZoneConfidence,

        @DefaultValue("0.5") @DecimalMin("0.36") double maxZoneGlare,
        @DefaultValue("0.2") @DecimalMin("0.05") double maxPortraitGlare,

        @DefaultValue("0.002") @DecimalMin("0") @DecimalMax("0.1")
        double minZoneMargin,

        @DefaultValue("6.5") @PositiveOrZero double minLetterPitch,
        @DefaultValue("1.9") @DecimalMin("1.78") double minScreenAspectRatio,

        @DefaultValue("0.1") @DecimalMin("0") @DecimalMax("1")
        double maxUniformRows) {}
