package io.keyback.documentcheck;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a picture of a document must be like, and what is worth a note for the reviewer.
 *
 * @param readableLongSide in pixels; below it small print is hard to read
 * @param maxCardAspectRatio long side by short side of a picture of a card, which itself has 1.59
 * @param maxPassportAspectRatio long side by short side of a picture of a data page, which itself has 1.42
 * @param maxPictureAge between taking and handing in
 * @param cameraClockTolerance by which a camera's clock may be ahead of ours; covers the time zone EXIF does not name
 * @param time for reading a document, waiting for a worker included; then it counts as not read
 * @param timeForAttempt of it, to look for one thing in one picture: for a zone, a barcode or the portrait
 * @param expiresSoon before its expiry a document is noted that may not outlast the case
 * @param youngest age of a holder, in years
 * @param oldest age of a holder, in years
 * @param lookAlikeBits in which the patterns of two pictures that look alike may differ, of 64
 * @param editingSoftware what the names of programs that change pictures contain, in lower case
 * @param gate before which a picture is judged while the applicant still holds the document
 */
@Validated
@ConfigurationProperties("keyback.documentcheck")
record DocumentCheckSettings(
        @DefaultValue("1000") @Positive int readableLongSide,
        @DefaultValue("2.0") @DecimalMin("1.6") double maxCardAspectRatio,
        @DefaultValue("1.8") @DecimalMin("1.5") double maxPassportAspectRatio,
        @DefaultValue("7d") @NotNull Duration maxPictureAge,
        @DefaultValue("26h") @NotNull Duration cameraClockTolerance,

        @DefaultValue("10s") @NotNull Duration time,
        @DefaultValue("3s") @NotNull Duration timeForAttempt,
        @DefaultValue("30d") @NotNull Duration expiresSoon,
        @DefaultValue("14") @PositiveOrZero int youngest,
        @DefaultValue("110") @Positive int oldest,
        @DefaultValue("3") @PositiveOrZero int lookAlikeBits,

        @DefaultValue({
            "photoshop",
            "gimp",
            "affinity",
            "pixelmator",
            "paint",
            "photopea",
            "snapseed",
            "picsart",
            "canva",
            "facetune",
            "faceapp",
            "illustrator",
            "inkscape",
            "corel",
            "krita",
            "imagemagick"
        })
        @NotNull
        List<String> editingSoftware,

        @DefaultValue @NotNull @Valid GateSettings gate) {}
